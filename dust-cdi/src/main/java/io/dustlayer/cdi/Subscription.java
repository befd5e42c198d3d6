package io.dustlayer.cdi;

/** A running subscription. Closing it ends the deliveries; closing it again does nothing. */
public interface Subscription extends AutoCloseable {

  /**
   * Whether events are still delivered.
   *
   * @return false once closed
   */
  boolean isActive();

  /** Ends the deliveries. Does not wait for a delivery that is under way. */
  @Override
  void close();
}
