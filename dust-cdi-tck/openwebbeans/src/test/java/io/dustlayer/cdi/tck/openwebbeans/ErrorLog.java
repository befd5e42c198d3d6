package io.dustlayer.cdi.tck.openwebbeans;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The exceptions that OpenWebBeans logs; meanwhile they show nowhere else. */
final class ErrorLog extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("org.apache.webbeans");
  private final StringWriter text = new StringWriter();

  /** Listens from now on. */
  ErrorLog() {
    super();
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** Everything logged so far, with the stacks of exceptions. */
  String text() {
    return text.toString();
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(text, true));
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  /** Listens no more. */
  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
