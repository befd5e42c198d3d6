package io.dustlayer.cdi.sync;

/** What the engine is doing; {@link Engine} has the table of transitions. */
sealed interface State {

  /** Its public name. */
  Status.Phase phase();

  /** The socket that it uses; 0 if none. */
  default long generation() {
    return 0;
  }

  /** The join that it belongs to; empty if none. */
  default String joinRef() {
    return "";
  }

  /** Not wanted. */
  record Stopped() implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.STOPPED;
    }
  }

  /** Waiting for a socket. */
  record Connecting(long generation) implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.CONNECTING;
    }
  }

  /** Waiting for the answer to a join. */
  record Joining(long generation, String joinRef) implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.JOINING;
    }
  }

  /** Reading what was missed. */
  record CatchingUp(long generation, String joinRef) implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.CATCHING_UP;
    }
  }

  /** Hearing of changes as they happen. */
  record Live(long generation, String joinRef) implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.LIVE;
    }
  }

  /** Waiting before the next attempt. */
  record Waiting() implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.BACKOFF;
    }
  }

  /** Given up: the server does not speak this version of the protocol. */
  record Failed() implements State {
    @Override
    public Status.Phase phase() {
      return Status.Phase.FAILED;
    }
  }
}
