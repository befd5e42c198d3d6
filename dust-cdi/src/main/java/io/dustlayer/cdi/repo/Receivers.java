package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who is told of the changes of one schema, and what. Those who want the current records wait for
 * them before they are told of changes. Holds no state of the store, so that none is kept in memory
 * because this schema has not changed since. Safe for use from any thread.
 */
final class Receivers<T> {

  private final SchemaModel<T> model;
  private final RecordChanges<T> changes;
  private final List<QueuedSubscription<T>> told = new CopyOnWriteArrayList<>();
  private final Set<QueuedSubscription<T>> waiting = new LinkedHashSet<>();
  private Source source;

  Receivers(SchemaModel<T> model) {
    this.model = model;
    this.changes = new RecordChanges<>(new RecordDecoder<>(model));
  }

  /** Adds one, which is told of changes from now on, or waits for {@link #begin}. */
  synchronized void add(QueuedSubscription<T> receiver) {
    if (receiver.wantsCurrent()) {
      waiting.add(receiver);
    } else {
      told.add(receiver);
    }
  }

  /**
   * Removes one; says whether it was the last. If so, nothing is heard of the source any more: who
   * comes next must not hear of some changes, and then of none until there is another source.
   */
  synchronized boolean remove(QueuedSubscription<T> receiver) {
    told.remove(receiver);
    waiting.remove(receiver);
    boolean last = told.isEmpty() && waiting.isEmpty();
    if (last) {
      source = null;
    }
    return last;
  }

  synchronized List<QueuedSubscription<T>> all() {
    List<QueuedSubscription<T>> all = new ArrayList<>(told);
    all.addAll(waiting);
    return all;
  }

  synchronized Set<QueuedSubscription<T>> waiting() {
    return new LinkedHashSet<>(waiting);
  }

  /** Tells one that waits the records of a state, and from then on changes of it. */
  void begin(QueuedSubscription<T> receiver, MirrorView view) {
    synchronized (this) {
      if (!waiting.remove(receiver)) {
        return;
      }
      receiver.begin(changes, view);
      told.add(receiver);
    }
    receiver.wake();
  }

  /** Nothing is heard any more of what was listened with. */
  synchronized void endSource() {
    source = null;
  }

  /** What to listen with from now on: nothing is heard any more of earlier ones. */
  synchronized MirrorListener newSource() {
    source = new Source();
    return source;
  }

  private final class Source implements MirrorListener {

    @Override
    public void attached(MirrorView view) {
      // The state that changes start from: nothing to tell.
    }

    @Override
    public void changed(MirrorChange change) {
      synchronized (Receivers.this) {
        if (source != this) {
          return;
        }
        publish(change);
      }
      told.forEach(QueuedSubscription::wake);
    }
  }

  private void publish(MirrorChange change) {
    RecordChanges.Told<T> news;
    try {
      news = changes.of(change);
    } catch (RuntimeException | Error failure) {
      RepoLog.changeFailed(model.name(), change.storeSeq(), failure);
      Resync missed = new Resync(model.type(), change.storeSeq(), change.storeSeq());
      List<Pending<T>> notice = List.of(new Pending.Notice<>(missed));
      news = new RecordChanges.Told<>(notice, notice);
    }
    for (QueuedSubscription<T> receiver : told) {
      (receiver.wantsOperations() ? news.operations() : news.records()).forEach(receiver::add);
    }
  }
}
