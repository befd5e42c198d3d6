package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;

/**
 * Receives from one queue, one call at a time and in order, never on the transport's thread. What
 * it throws is logged, and it gets the next one.
 *
 * @param <T> the entity
 */
interface EventReceiver<T> {

  void record(DustEvent<T> event);

  void operation(OpEvent op);

  void resync(Resync resync);
}
