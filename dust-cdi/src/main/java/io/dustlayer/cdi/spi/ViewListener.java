package io.dustlayer.cdi.spi;

import io.dustlayer.cdi.protocol.DustPath;
import java.util.List;

/**
 * Hears that {@link RealtimeTransport#view()} shows something else from now on, committed or
 * pending. Called by the thread that keeps the mirror, after the new view is visible and before the
 * writer of the change is told: return quickly, and never block.
 */
public interface ViewListener {

  /**
   * Subtrees may read differently.
   *
   * @param touched the roots of the subtrees
   */
  void touched(List<DustPath> touched);

  /** Anything may read differently. */
  void replaced();
}
