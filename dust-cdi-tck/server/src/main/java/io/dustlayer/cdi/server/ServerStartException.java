package io.dustlayer.cdi.server;

/**
 * Says in one line why a server could not start and what to do about it: a port in use, a folder
 * that cannot be written or is in use, a damaged store file.
 */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
