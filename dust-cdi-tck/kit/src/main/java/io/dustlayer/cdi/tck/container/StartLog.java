package io.dustlayer.cdi.tck.container;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.interceptor.Interceptor;
import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs when the application starts. Thread-safe. */
@ApplicationScoped
public class StartLog {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger("io.dustlayer.cdi.cdi");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          lines.add(text(entry));
        }

        @Override
        public void flush() {
          // nothing is held back
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  /** Made by the host. */
  public StartLog() {
    super();
  }

  void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup before) {
    logger.addHandler(handler);
  }

  void end(@Observes @Priority(Interceptor.Priority.APPLICATION) Startup after) {
    logger.removeHandler(handler);
  }

  private static String text(LogRecord entry) {
    Object[] values = entry.getParameters();
    return values == null ? entry.getMessage() : MessageFormat.format(entry.getMessage(), values);
  }

  /**
   * What was logged until the application's own observers heard of the start.
   *
   * @return line by line
   */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
