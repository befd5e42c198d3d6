package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.ViewListener;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * What readers see: written by the driver's thread, read by any. Once there is a view there is
 * always one.
 */
final class ReaderView {

  private final SyncLog log;
  private final Set<Registration<ViewListener>> listeners = new CopyOnWriteArraySet<>();
  private volatile Optional<MirrorView> current = Optional.empty();

  ReaderView(SyncLog log) {
    this.log = log;
  }

  Optional<MirrorView> current() {
    return current;
  }

  /**
   * From any thread. Whoever adds a listener and then looks at the view is told of any later one: a
   * view is shown before the listeners are looked up.
   */
  void add(Registration<ViewListener> listener) {
    listeners.add(listener);
  }

  /** From any thread. */
  void remove(Registration<ViewListener> listener) {
    listeners.remove(listener);
  }

  void show(Effect.Show show) {
    if (!show.synced()) {
      return;
    }
    boolean first = current.isEmpty();
    current = Optional.of(new LeafView(show.view()));
    if (show.replaced() || first) {
      tell(ViewListener::replaced);
    } else if (!show.touched().isEmpty()) {
      tell(listener -> listener.touched(show.touched()));
    }
  }

  /** Shows a state if none is shown yet. */
  void showFirst(Mirror state) {
    if (current.isEmpty()) {
      replace(state);
    }
  }

  /** Shows a state in place of whatever was shown. */
  void replace(Mirror state) {
    current = Optional.of(new LeafView(state));
    tell(ViewListener::replaced);
  }

  private void tell(Consumer<ViewListener> call) {
    for (Registration<ViewListener> registration : listeners) {
      try {
        if (registration.isActive()) {
          call.accept(registration.listener());
        }
      } catch (RuntimeException | Error thrown) {
        log.listenerFailed(registration.listener(), thrown);
      }
    }
  }
}
