package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.access.RateLimiter;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.StoreCatalog;
import jakarta.json.JsonNumber;
import java.util.Set;

/** What the pushes of a joined client do. Thread-safe. */
final class Pushes {
  private final WritePush write;
  private final FilePush file;
  private final RollbackPush rollback;
  private final StatusPush status;

  Pushes(StoreCatalog catalog, RateLimiter limiter, Set<Quirk> quirks, long mostKeys) {
    Commits commits = new Commits(limiter, quirks, mostKeys);
    this.write = new WritePush(commits, quirks);
    this.file = new FilePush(commits, quirks);
    this.rollback = new RollbackPush(quirks);
    this.status = new StatusPush(catalog, quirks);
  }

  Reply answer(Push push) {
    try {
      return answered(push);
    } catch (RefusedException refused) {
      return refused.reply();
    }
  }

  private Reply answered(Push push) {
    switch (push.event()) {
      case "write":
        return write.answer(push);
      case "put_file":
        return file.answer(push);
      case "rollback":
        return rollback.answer(push);
      case "status":
        return status.answer(push);
      case "ack_seq":
        return acknowledged(push);
      default:
        throw new ChannelCrash("unknown event " + push.event());
    }
  }

  private static Reply acknowledged(Push push) {
    if (push.payload().get("seq") instanceof JsonNumber) {
      return Reply.done();
    }
    throw new ChannelCrash("ack_seq without seq");
  }
}
