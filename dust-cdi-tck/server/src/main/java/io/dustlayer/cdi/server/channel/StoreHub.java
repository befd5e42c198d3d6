package io.dustlayer.cdi.server.channel;

import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.CommitListener;
import io.dustlayer.cdi.server.store.CommittedOp;
import io.dustlayer.cdi.server.store.ConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Announces the commits of one store to the channels that are joined to it. Thread-safe; being told
 * of a commit, it only queues frames.
 */
final class StoreHub implements CommitListener {
  private final Set<Quirk> quirks;
  private final List<StoreChannel> channels = new CopyOnWriteArrayList<>();
  private final AnsweredWrites answered = new AnsweredWrites();

  /** A store tells its listeners on the thread of whoever commits. */
  private final ThreadLocal<Writing> writing = new ThreadLocal<>();

  StoreHub(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  /** A commit that a channel makes. */
  @FunctionalInterface
  interface Commit<T> {
    T run() throws ConflictException;
  }

  /** What is known of a commit while it happens. */
  private static final class Writing {
    private final String topic;
    private final List<CommittedOp> unannounced = new ArrayList<>();
    private boolean crashed;

    Writing(String topic) {
      this.topic = topic;
    }
  }

  void join(StoreChannel channel) {
    channels.add(channel);
  }

  void leave(StoreChannel channel) {
    channels.remove(channel);
  }

  AnsweredWrites answered() {
    return answered;
  }

  /** Commits on behalf of a channel of a topic. */
  <T> T commit(String topic, Commit<T> commit) throws ConflictException {
    Writing own = new Writing(topic);
    writing.set(own);
    T result;
    try {
      result = commit.run();
    } finally {
      writing.remove();
    }
    announce(own.unannounced, own);
    if (own.crashed) {
      throw new ChannelCrash("the op cannot be announced");
    }
    return result;
  }

  @Override
  public void committed(List<CommittedOp> ops) {
    Writing own = writing.get();
    if (own == null && quirks.contains(Quirk.ONLY_CHANNEL_WRITES_ANNOUNCED)) {
      return;
    }
    if (own != null && quirks.contains(Quirk.ANNOUNCED_OUT_OF_ORDER)) {
      own.unannounced.addAll(ops);
    } else {
      announce(ops, own);
    }
  }

  @Override
  public void expired() {
    channels.forEach(StoreChannel::expired);
  }

  private void announce(List<CommittedOp> ops, Writing own) {
    List<StoreChannel> hearing = channels.stream().filter(channel -> hears(channel, own)).toList();
    if (hearing.isEmpty()) {
      return;
    }
    for (CommittedOp op : ops) {
      announce(op, own, hearing);
    }
  }

  private boolean hears(StoreChannel channel, Writing own) {
    return own == null
        || !quirks.contains(Quirk.ID_TOPIC_APART)
        || channel.topic().equals(own.topic);
  }

  /** Makes all frames before it queues any: if one cannot be made, nobody hears of the op. */
  private void announce(CommittedOp op, Writing own, List<StoreChannel> hearing) {
    List<WireFrame> frames = new ArrayList<>();
    try {
      Announcement announcement = new Announcement(EventPayload.live(op, quirks));
      hearing.forEach(channel -> frames.add(announcement.frame(channel.topic(), channel.codec())));
    } catch (ChannelCrash notEncodable) {
      if (own != null) {
        own.crashed = true;
      }
      return;
    }
    for (int i = 0; i < frames.size(); i++) {
      hearing.get(i).announce(frames.get(i));
    }
  }
}
