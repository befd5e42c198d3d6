package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.Frame;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Input;
import io.dustlayer.cdi.sync.Outcome;
import io.dustlayer.cdi.sync.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Engines that lose or repeat what is on the disk. */
final class BrokenOutbox {

  private BrokenOutbox() {}

  /** A restart: takes what a process before has perhaps sent for new. */
  static final class TakesWhatWasSentForNew extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (!(input instanceof Input.Restored restored)) {
        return super.handle(input, nowNanos);
      }
      List<Effect> effects = new ArrayList<>();
      restored
          .writes()
          .forEach(write -> effects.addAll(super.handle(new Input.SubmitDurable(write), nowNanos)));
      return effects;
    }
  }

  /** A restart: forgets the last write that is on the disk. */
  static final class ForgetsWhatIsOnTheDisk extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      return super.handle(
          input instanceof Input.Restored restored
              ? new Input.Restored(restored.writes().subList(0, restored.writes().size() - 1))
              : input,
          nowNanos);
    }
  }

  /** A lost connection: gives up what is on the disk. */
  static final class GivesUpWhatIsOnTheDisk extends Broken {
    private final Set<String> durable = new LinkedHashSet<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.SubmitDurable submit) {
        durable.add(submit.write().request().clientOpId());
      }
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : effects) {
        if (effect instanceof Effect.Complete complete) {
          durable.remove(complete.clientOpId());
        }
      }
      if (input instanceof Input.SocketClosed) {
        durable.forEach(id -> effects.add(new Effect.Complete(id, new Outcome.Unknown())));
        durable.clear();
      }
      return effects;
    }
  }

  /** A lost connection: gives up what it has sent again once. */
  static final class GivesUpAfterARepetition extends Broken {
    private final Set<String> durable = new HashSet<>();
    private final Set<String> sent = new HashSet<>();

    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      if (input instanceof Input.SubmitDurable submit) {
        durable.add(submit.write().request().clientOpId());
      }
      List<Effect> effects = new ArrayList<>(super.handle(input, nowNanos));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.SendFrame send
            && send.frame().event().equals("write")
            && isRepetition(send.frame().payload().asJsonObject().getString("client_op_id"))) {
          effects.addAll(super.handle(refused(send), nowNanos));
        }
      }
      return effects;
    }

    private boolean isRepetition(String id) {
      return durable.contains(id) && !sent.add(id);
    }

    private static Input refused(Effect.SendFrame send) {
      Frame push = send.frame();
      return new Input.FrameReceived(
          send.generation(),
          Wire.error(
              push.joinRef(), push.ref(), push.topic(), Wire.object("reason", "limit_exceeded")));
    }
  }

  /** A crash: does not ask which write has caused it. */
  static final class SendsAgainWhateverItCrashes extends Broken {
    @Override
    public List<Effect> handle(Input input, long nowNanos) {
      return super.handle(
          input instanceof Input.FrameReceived received
                  && received.frame().event().equals("phx_error")
                  && status().phase() == Status.Phase.LIVE
              ? closed(received)
              : input,
          nowNanos);
    }

    private static Input closed(Input.FrameReceived crashed) {
      Frame frame = crashed.frame();
      return new Input.FrameReceived(
          crashed.generation(),
          new Frame(frame.joinRef(), frame.ref(), frame.topic(), "phx_close", frame.payload()));
    }
  }
}
