package io.dustlayer.cdi.server.store;

/** Says that a path exceeds what a real server can write. */
public final class PathTooLongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PathTooLongException(int bytes) {
    super("the path has " + bytes + " bytes, more than a real server can write");
  }
}
