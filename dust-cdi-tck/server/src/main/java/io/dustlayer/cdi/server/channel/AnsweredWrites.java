package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.store.ConflictException;
import io.dustlayer.cdi.server.store.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** The latest writes that succeeded, so that one that is sent again has no second effect. */
final class AnsweredWrites {
  private static final int REMEMBERED = 10_000;

  private final Map<Origin, Reply> replies =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, Reply> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The earlier reply to the same write, or else that of writing it now. */
  synchronized Reply once(Origin origin, StoreHub.Commit<Reply> write) throws ConflictException {
    Reply earlier = replies.get(origin);
    if (earlier != null) {
      return earlier;
    }
    Reply reply = write.run();
    if (reply.ok()) {
      replies.put(origin, reply);
    }
    return reply;
  }
}
