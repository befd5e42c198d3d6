package io.dustlayer.cdi.cdi;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that is made when it is first needed. A failure is not remembered: the next call tries
 * again. Safe for use from any thread; the value is made at most once.
 *
 * @param <T> the value
 */
final class OnFirstUse<T> implements Supplier<T> {

  private final Supplier<? extends T> source;
  private volatile T value;

  /**
   * A value that does not exist yet.
   *
   * @param source makes it; never returns null
   */
  OnFirstUse(Supplier<? extends T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = value;
    return known == null ? make() : known;
  }

  private synchronized T make() {
    if (value == null) {
      value = source.get();
    }
    return value;
  }

  /**
   * The value, if somebody needed it.
   *
   * @return empty if it was never made
   */
  synchronized Optional<T> ifUsed() {
    return Optional.ofNullable(value);
  }
}
