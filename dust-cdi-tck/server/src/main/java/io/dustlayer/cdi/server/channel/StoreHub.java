package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.store.CommitListener;
import io.dustlayer.cdi.server.store.CommittedOp;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Announces the commits of one store to the channels that are joined to it. Thread-safe; being told
 * of a commit, it only queues frames.
 */
final class StoreHub implements CommitListener {
  private final List<StoreChannel> channels = new CopyOnWriteArrayList<>();

  void join(StoreChannel channel) {
    channels.add(channel);
  }

  void leave(StoreChannel channel) {
    channels.remove(channel);
  }

  @Override
  public void committed(List<CommittedOp> ops) {
    if (channels.isEmpty()) {
      return;
    }
    for (CommittedOp op : ops) {
      Announcement announcement = new Announcement(op);
      channels.forEach(channel -> channel.announce(announcement));
    }
  }
}
