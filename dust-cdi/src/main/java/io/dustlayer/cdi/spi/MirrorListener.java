package io.dustlayer.cdi.spi;

/**
 * Hears of the committed states of a mirror, each once and in order. Called by the thread that
 * keeps the mirror: return quickly, and never block.
 */
public interface MirrorListener {

  /**
   * The state that the listener starts with. Called once, before any change: when listening begins
   * if the mirror has a state, else when it has its first one.
   *
   * @param current the committed state
   */
  void attached(MirrorView current);

  /**
   * A committed change.
   *
   * @param change what happened; its {@code before} is the state that the previous call left
   */
  void changed(MirrorChange change);
}
