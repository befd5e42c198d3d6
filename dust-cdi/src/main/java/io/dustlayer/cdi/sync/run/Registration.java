package io.dustlayer.cdi.sync.run;

import io.dustlayer.cdi.Subscription;
import java.util.function.Consumer;

/**
 * Somebody who listens. Closed from any thread.
 *
 * @param <L> the listener
 */
final class Registration<L> implements Subscription {

  private final L listener;
  private final Consumer<Registration<L>> onClose;
  private volatile boolean active = true;

  Registration(L listener, Consumer<Registration<L>> onClose) {
    this.listener = listener;
    this.onClose = onClose;
  }

  L listener() {
    return listener;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public void close() {
    if (active) {
      active = false;
      onClose.accept(this);
    }
  }
}
