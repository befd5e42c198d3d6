package io.dustlayer.cdi.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.sync.Notice;
import io.dustlayer.cdi.sync.Status;
import io.dustlayer.cdi.sync.Status.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncLogTest {

  private static final String STORE = "acme/only-this-test";

  private final Logger logger = Logger.getLogger(SyncLog.class.getPackageName());
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final SyncLog log = new SyncLog(STORE, now::get);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord written) {
          String line = new SimpleFormatter().formatMessage(written);
          // Other tests may write to the same logger meanwhile.
          if (line.contains(STORE) && written.getLevel().intValue() >= Level.INFO.intValue()) {
            lines.add(line);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  @Test
  void anEngineThatIsDownWarnsAtMostOnceAMinute() {
    for (int second = 0; second < 120; second++) {
      now.set(TimeUnit.SECONDS.toNanos(second));
      log.notice(new Notice.Disconnected("refused " + second, 500));
    }

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("DUST0724: " + STORE).contains("refused 0");
    assertThat(lines.get(1)).contains("refused 60");
  }

  @Test
  void everyNoticeHasACodeAndTheStore() {
    List<Notice> notices =
        List.of(
            new Notice.TokenRefused("403", 60),
            new Notice.JoinCrashes(5, 60),
            new Notice.FellBackToJson(),
            new Notice.ServerReset(1, 2),
            new Notice.MessageTooBig("raise dust.sdk.max-message"),
            new Notice.Disconnected("gone", 1),
            new Notice.NotUnderstood("an op"));
    notices.forEach(log::notice);

    assertThat(lines)
        .hasSameSizeAs(notices)
        .allMatch(line -> line.matches("(?s)DUST07\\d\\d: " + STORE + ".*"));
    assertThat(lines.get(0)).contains("DUST_TOKEN");
  }

  @Test
  void liveIsToldEachTimeAndGivingUpAsAnError() {
    for (Phase phase :
        List.of(
            Phase.CONNECTING, Phase.LIVE, Phase.LIVE, Phase.BACKOFF, Phase.LIVE, Phase.FAILED)) {
      log.status(status(phase));
    }

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("is live").contains("1234567");
    assertThat(lines.get(2)).startsWith("DUST0721").contains("too new");
  }

  private static Status status(Phase phase) {
    return new Status(phase, true, 1_234_567, 0, 0, Optional.of("too new"), true, true, Set.of());
  }
}
