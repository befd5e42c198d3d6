package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorListener;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Those who hear of committed changes. Each is attached once, with the committed state that the
 * next change starts from. Confined to the driver's thread.
 */
final class ChangeListeners {

  private final SyncLog log;
  private final PrefixIndex<Registration<MirrorListener>> index = new PrefixIndex<>();
  private final List<Registration<MirrorListener>> waiting = new ArrayList<>();
  private LeafView last = new LeafView(Mirror.empty());

  ChangeListeners(SyncLog log) {
    this.log = log;
  }

  /** Registers a listener; it waits for {@link #attach}. */
  void add(DustPath prefix, Registration<MirrorListener> listener) {
    index.add(prefix, listener);
    waiting.add(listener);
  }

  void remove(DustPath prefix, Registration<MirrorListener> listener) {
    index.remove(prefix, listener);
    waiting.remove(listener);
  }

  /** Gives all that wait the state that the next change starts from. */
  void attach(Mirror committed) {
    if (waiting.isEmpty()) {
      return;
    }
    LeafView current = view(committed);
    List<Registration<MirrorListener>> attached = List.copyOf(waiting);
    waiting.clear();
    attached.forEach(listener -> call(listener, () -> listener.listener().attached(current)));
  }

  void publish(Effect.Publish change) {
    attach(change.before());
    StoreEvent event = change.event();
    OpEvent op =
        new OpEvent(
            event.storeSeq(),
            event.kind().wireName(),
            event.path().render(),
            event.path().segments(),
            event.value(),
            event.deviceId(),
            event.clientOpId(),
            change.own());
    LeafView before = view(change.before());
    LeafView after = view(change.after());
    // A merge may touch nothing at a prefix that it is above of, and yet it is heard there.
    List<DustPath> heard = new ArrayList<>(change.touched());
    heard.add(event.path());
    tell(index.matching(heard), new MirrorChange.Operation(op, change.touched(), before, after));
  }

  void publish(Effect.PublishReplaced change) {
    attach(change.before());
    LeafView before = view(change.before());
    LeafView after = view(change.after());
    tell(
        index.all(),
        new MirrorChange.Replaced(change.fromSeq(), change.toSeq(), change.reset(), before, after));
  }

  private void tell(Collection<Registration<MirrorListener>> listeners, MirrorChange change) {
    listeners.forEach(listener -> call(listener, () -> listener.listener().changed(change)));
  }

  private void call(Registration<MirrorListener> registration, Runnable call) {
    if (!registration.isActive()) {
      return;
    }
    try {
      call.run();
    } catch (RuntimeException | Error thrown) {
      log.listenerFailed(registration.listener(), thrown);
    }
  }

  // The state after a change is the state before the next one: listeners see the same object.
  private LeafView view(Mirror mirror) {
    if (last.mirror() != mirror) {
      last = new LeafView(mirror);
    }
    return last;
  }
}
