package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.fault.FrameLine;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The pushes of one socket whose replies and echoes it is not to hear. Thread-safe. */
final class LostAcks {
  private final Queue<FrameLine> replies = new ConcurrentLinkedQueue<>();
  private final Queue<FrameLine> echoes = new ConcurrentLinkedQueue<>();

  boolean isEmpty() {
    return replies.isEmpty() && echoes.isEmpty();
  }

  void lose(FrameLine push) {
    replies.add(push);
    if (!push.clientOpId().isEmpty()) {
      echoes.add(push);
    }
  }

  /** Whether a frame to the client is one of them, which it can be once. */
  boolean isLost(FrameLine line) {
    if (line.event().equals(Message.REPLY)) {
      return replies.removeIf(
          push -> push.topic().equals(line.topic()) && push.ref().equals(line.ref()));
    }
    return line.event().equals(EventPayload.EVENT)
        && echoes.removeIf(
            push ->
                push.topic().equals(line.topic()) && push.clientOpId().equals(line.clientOpId()));
  }
}
