package io.dustlayer.cdi.tck.weld.soak;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What the library logs as errors meanwhile: none is due to a fault of the server. Its warnings, of
 * which a soak gives reason for thousands, are kept from the console.
 */
final class ErrorLog extends Handler implements AutoCloseable {

  // Held, for a logger without references loses its settings.
  private final Logger logger = Logger.getLogger("io.dustlayer.cdi");
  private final Level before = logger.getLevel();
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

  ErrorLog() {
    logger.setLevel(Level.SEVERE);
    logger.addHandler(this);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void publish(LogRecord logged) {
    if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
      errors.add("the library logged: " + logged.getMessage());
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(before);
  }
}
