package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dustlayer.cdi.schema.SchemaModel;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What reads cost, counted rather than timed. */
class ReadCostTest {

  private static final int READS = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ModelTransport server = new ModelTransport();
  private final RecordViews<Point> points = new RecordViews<>(SchemaModel.of(Point.class), server);

  private long allocated(Runnable read) {
    read.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < READS; i++) {
      read.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void getting_a_record_that_has_not_changed_allocates_nothing() {
    server.set("points/a", "{'x':1,'y':2}");
    Optional<Point> first = points.get("a");

    // The compiler's and the JVM's own odds and ends, not one object for each read.
    assertThat(allocated(() -> points.get("a"))).isLessThan(READS);
    assertThat(points.get("a")).isSameAs(first);
  }

  @Test
  void getting_an_absent_record_allocates_nothing() {
    assertThat(allocated(() -> points.get("none"))).isLessThan(READS);
  }
}
