package io.dustlayer.cdi.server.fault;

import java.time.Duration;
import java.util.Objects;

/** One way in which a frame of a WebSocket, or its connection with it, goes wrong. */
public sealed interface FrameFault {
  /** The frame never arrives. */
  record Drop() implements FrameFault {}

  /**
   * The frame, and everything behind it in its direction, arrives later.
   *
   * @param by how much later
   */
  record Delay(Duration by) implements FrameFault {}

  /**
   * The frame, and everything behind it in its direction, arrives when {@link FrameRule#release()}
   * is called.
   */
  record Stall() implements FrameFault {}

  /** The frame arrives when {@link FrameRule#release()} is called; others overtake it meanwhile. */
  record Hold() implements FrameFault {}

  /**
   * The frame arrives more than once.
   *
   * @param times how often altogether, at least 2
   */
  record Duplicate(int times) implements FrameFault {
    /**
     * Checks the number.
     *
     * @param times at least 2
     */
    public Duplicate {
      if (times < 2) {
        throw new IllegalArgumentException("a duplicate arrives at least 2 times, not " + times);
      }
    }
  }

  /**
   * The frame arrives behind those that come after it in its direction. It waits for them.
   *
   * @param behind how many, at least 1
   */
  record Reorder(int behind) implements FrameFault {
    /**
     * Checks the number.
     *
     * @param behind at least 1
     */
    public Reorder {
      if (behind < 1) {
        throw new IllegalArgumentException("a frame can be put behind at least 1, not " + behind);
      }
    }
  }

  /**
   * Of a push from a client: it takes effect, but neither its reply nor the event of its op reaches
   * that socket. Of a frame to a client: the same as {@link Drop}.
   */
  record LoseAck() implements FrameFault {}

  /**
   * The connection breaks without a close frame.
   *
   * @param after whether the frame still arrives; one from a client then takes effect without an
   *     answer
   */
  record Cut(boolean after) implements FrameFault {}

  /**
   * From this frame on nothing arrives any more, in neither direction, while the connection stays
   * open.
   */
  record HalfOpen() implements FrameFault {}

  /**
   * From this frame on, each frame in its direction takes its time to arrive.
   *
   * @param bytesPerSecond how many bytes arrive in a second, at least 1
   */
  record Slow(int bytesPerSecond) implements FrameFault {
    /**
     * Checks the number.
     *
     * @param bytesPerSecond at least 1
     */
    public Slow {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException(
            "at least 1 byte must arrive in a second, not " + bytesPerSecond);
      }
    }

    /**
     * How long a frame takes.
     *
     * @param bytes its length
     * @return at least 0
     */
    public Duration time(long bytes) {
      return Duration.ofNanos(bytes * 1_000_000_000L / bytesPerSecond);
    }
  }

  /**
   * The frame arrives with blanks behind it, which change nothing but its length; in MessagePack,
   * with zeros behind it, which make it undecodable.
   *
   * @param bytes how long it is then, at least
   */
  record Oversize(int bytes) implements FrameFault {}

  /**
   * A text frame arrives in front of the frame.
   *
   * @param text best nothing that the protocol knows
   */
  record Garbage(String text) implements FrameFault {
    /**
     * Checks the text.
     *
     * @param text not null
     */
    public Garbage {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Something happens before the frame goes on. With a frame to a client in mid-catch-up, it
   * happens before the next page of the log is read.
   *
   * @param action is run by the thread that serves the socket: it must not wait for the server, as
   *     stopping and restarting do
   */
  record Run(Runnable action) implements FrameFault {
    /**
     * Checks the action.
     *
     * @param action not null
     */
    public Run {
      Objects.requireNonNull(action, "action");
    }
  }
}
