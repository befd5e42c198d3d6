package io.dustlayer.cdi;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * How to subscribe.
 *
 * @param includeCurrent whether the current records are delivered first, once the mirror has them,
 *     with {@code storeSeq} = the watermark and {@code own} = false; live events follow without gap
 *     and without doubling
 * @param onResync told when changes were dropped or replaced; on the same thread as events, in
 *     order with them
 */
public record SubscribeOptions(boolean includeCurrent, Consumer<Resync> onResync) {

  /** Live events only, and nobody is told of a resync; a warning is logged. */
  public static final SubscribeOptions LIVE = new SubscribeOptions(false, resync -> {});

  /**
   * Checks the consumer.
   *
   * @param includeCurrent whether the current records are delivered first
   * @param onResync told when changes were dropped or replaced
   */
  public SubscribeOptions {
    Objects.requireNonNull(onResync, "onResync");
  }

  /**
   * The current records first, then live events.
   *
   * @return options without a consumer of resyncs
   */
  public static SubscribeOptions withCurrent() {
    return new SubscribeOptions(true, LIVE.onResync());
  }

  /**
   * These options with another consumer of resyncs.
   *
   * @param consumer told when changes were dropped or replaced
   * @return new options
   */
  public SubscribeOptions onResync(Consumer<Resync> consumer) {
    return new SubscribeOptions(includeCurrent, consumer);
  }
}
