package io.dustlayer.cdi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Work that is proportional to what changes. The limits are many times of what is needed, and small
 * parts of what it takes if everything pending or stored were touched each time.
 */
class LoadTest {

  private static final int MANY = 10_000;

  @Test
  void manyPendingWritesDoNotMakeEventsSlow() {
    Script script = Script.live(0, Script.limits(64, MANY, MANY));
    script.lost();
    IntStream.range(0, MANY)
        .forEach(i -> script.submit("w" + i, "set", "links/l" + i % 100 + "/t" + i, "1"));
    assertThat(script.status().pending()).isEqualTo(MANY);
    script.reconnecting().opened().joined(0).caughtUp(0).clear();

    assertCpuTime(
        Duration.ofSeconds(20),
        () ->
            IntStream.rangeClosed(1, MANY)
                .forEach(seq -> script.event(seq, "set", "links/l" + seq % 100 + "/x", "2")));

    assertThat(script.view().size()).isEqualTo(MANY + 100);
  }

  @Test
  void manyPendingWritesOfOnePathDoNotMakeEventsSlow() {
    Script script = Script.live(0, Script.limits(64, MANY, MANY));

    assertCpuTime(
        Duration.ofSeconds(20),
        () -> {
          IntStream.range(0, MANY).forEach(i -> script.submit("w" + i, "set", "a", "" + i));
          IntStream.range(0, MANY).forEach(i -> script.echo(i + 1, "set", "a", "" + i, "w" + i));
        });

    assertThat(script.outcomes()).hasSize(MANY);
    assertThat(script.view().leaf("a").orElseThrow().revision()).isEqualTo(MANY);
  }

  @Test
  void aLongFirstCatchUpIsQuick() {
    int ops = 100_000;
    Script script = Script.engine().start().opened().joined(ops);

    assertCpuTime(
        Duration.ofSeconds(30),
        () -> {
          for (int seq = 1; seq <= ops; seq++) {
            script.catchUp(seq, "set", "links/l" + seq % 50_000 + "/title", "'t'", null);
            script.clear();
          }
          script.caughtUp(ops);
        });

    assertThat(script.view().size()).isEqualTo(50_000);
  }

  // Other processes may have the machine: only this thread's work counts.
  private static void assertCpuTime(Duration limit, Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    Duration used = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    assertThat(used).isLessThan(limit);
  }
}
