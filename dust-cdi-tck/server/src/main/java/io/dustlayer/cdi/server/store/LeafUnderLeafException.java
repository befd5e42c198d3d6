package io.dustlayer.cdi.server.store;

/** Says that a subtree cannot be shown as an object, because a leaf lies under another leaf. */
public final class LeafUnderLeafException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeafUnderLeafException(String path) {
    super("entry \"" + path + "\" lies under another leaf");
  }
}
