package io.dustlayer.cdi.tck.weld.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with raw operations is reported. */
class RawCheckTest {

  private final Course course = new Course();

  @Test
  void a_lost_one_is_reported() {
    course.raw.remove(2);
    course.assertReported("soak1 of soak-tasks: raw operation lost: 4 set soak-tasks/b");
  }

  @Test
  void a_doubled_one_is_reported() {
    course.raw.add(3, course.raw.get(2));
    assertThat(course.violations())
        .anyMatch(violation -> violation.contains("raw operation doubled: 4 set soak-tasks/b"));
  }

  @Test
  void an_invented_one_is_reported() {
    course.raw.add(2, new SeenRaw.Op(3, "set", "soak-tasks/c", Course.text("x"), "x", false));
    course.assertReported("raw operation invented: 3 set soak-tasks/c");
  }

  @Test
  void one_out_of_order_is_reported() {
    Collections.swap(course.raw, 1, 2);
    course.assertReported("raw operation out of order, after 4");
  }

  @Test
  void a_resync_without_a_snapshot_is_reported() {
    course.snapshots = Set.of(4L);
    course.assertReported("soak2 of soak-tasks: no snapshot explains Resync[from=2, to=5]");
  }
}
