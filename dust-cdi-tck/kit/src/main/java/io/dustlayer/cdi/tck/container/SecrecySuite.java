package io.dustlayer.cdi.tck.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.HostSuite;
import io.dustlayer.cdi.tck.assertion.Assertion;
import io.dustlayer.cdi.tck.assertion.Rule;
import io.dustlayer.cdi.tck.entity.Forbidden;
import io.dustlayer.cdi.tck.entity.Page;
import io.dustlayer.cdi.tck.entity.Refused;
import io.dustlayer.cdi.tck.entity.Report;
import io.dustlayer.cdi.tck.entity.Unknown;
import io.dustlayer.cdi.tck.repository.RepositorySuite;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The token is a secret: rule C1. */
@Isolated("captures the output of the whole virtual machine")
public class SecrecySuite extends HostSuite {

  /** For JUnit, and for test classes of hosts. */
  protected SecrecySuite() {
    super();
  }

  @Test
  @Assertion(id = "DUST-SECR-001", rule = Rule.C1)
  void no_token_shows_in_logs_output_exceptions_or_texts() {
    StringBuffer seen = new StringBuffer();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream captured = new PrintStream(output, true, StandardCharsets.UTF_8);
    PrintStream out = System.out;
    PrintStream err = System.err;
    Logger library = Logger.getLogger("io.dustlayer");
    Level level = library.getLevel();
    Handler handler = collectingInto(seen);
    System.setOut(captured);
    System.setErr(captured);
    library.setLevel(Level.ALL);
    library.addHandler(handler);
    try {
      exercise(seen);
    } finally {
      library.removeHandler(handler);
      library.setLevel(level);
      System.setOut(out);
      System.setErr(err);
    }
    String all = seen + output.toString(StandardCharsets.UTF_8);
    assertThat(all).contains("DUST04").contains("DUST0520");
    Config config = ConfigProvider.getConfig();
    for (String key :
        List.of("dust.token", "dust.stores.wire.token", "dust.stores.forbidden.token")) {
      assertThat(all).as("everything seen").doesNotContain(config.getValue(key, String.class));
    }
  }

  private void exercise(StringBuffer seen) {
    beans().reports().deleteAll();
    beans().reports().insert(Report.full("r"));
    RepositorySuite.plant(
        beans().dust(), RepositorySuite.REPORTS.child("half").child("labels").child("k"), "1");
    beans().reports().all();
    beans().pages().insert(new Page("a", "x"));
    attempt(seen, () -> beans().refused().insert(new Refused("a", "x")));
    attempt(seen, () -> beans().forbidden().insert(new Forbidden("a", "x")));
    attempt(seen, () -> beans().unknown().insert(new Unknown("a", "x")));
    attempt(seen, () -> beans().pages().all());
    attempt(seen, () -> beans().malformed().all());
    attempt(seen, () -> beans().unconfigured().all());
    for (DustRepo<?> repo : List.of(beans().reports(), beans().pages(), beans().forbidden())) {
      seen.append(repo).append('\n');
    }
    seen.append(beans().dust()).append('\n');
  }

  private static void attempt(StringBuffer seen, Runnable call) {
    try {
      call.run();
    } catch (DustException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      seen.append(trace).append(failure.detail()).append('\n');
    }
  }

  private static Handler collectingInto(StringBuffer seen) {
    SimpleFormatter formatter = new SimpleFormatter();
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        seen.append(formatter.format(entry));
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
  }
}
