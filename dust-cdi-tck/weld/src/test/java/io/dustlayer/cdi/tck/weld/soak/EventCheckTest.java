package io.dustlayer.cdi.tck.weld.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with the events of records is reported. */
class EventCheckTest {

  private final Course course = new Course();

  @Test
  void a_course_in_which_all_is_right_has_no_violation() {
    assertThat(course.violations()).isEmpty();
  }

  @Test
  void a_lost_one_is_reported() {
    course.events.remove(2);
    course.assertReported("soak1 of soak-tasks: lost event SeenEvent[seq=4, slug=b");
  }

  @Test
  void a_doubled_one_is_reported() {
    course.events.add(3, course.events.get(2));
    assertThat(course.violations())
        .anyMatch(violation -> violation.contains("doubled event SeenEvent[seq=4, slug=b"));
  }

  @Test
  void an_invented_one_is_reported() {
    course.events.add(2, new SeenEvent(3, "b", Optional.empty(), false));
    course.assertReported("invented event SeenEvent[seq=3, slug=b");
  }

  @Test
  void one_out_of_order_is_reported() {
    Collections.swap(course.events, 1, 2);
    course.assertReported("event out of order, after one of 4: SeenEvent[seq=2");
  }

  @Test
  void those_of_one_operation_come_in_the_order_of_slugs() {
    Collections.swap(course.events, 3, 4);
    course.assertReported("out of the order of slugs");
  }

  @Test
  void a_record_that_is_not_as_of_its_operation_is_reported() {
    course.events.set(0, Course.upserted(1, "a", new Content("one", null, "two", Map.of()), true));
    course.assertReported("wrong event SeenEvent[seq=1");
  }

  @Test
  void one_that_is_called_own_but_is_not_is_reported() {
    course.events.set(3, new SeenEvent(5, "a", Optional.empty(), true));
    course.assertReported("wrong event SeenEvent[seq=5, slug=a");
  }

  @Test
  void what_differs_in_a_snapshot_must_be_told() {
    course.eventsWithSnapshot.remove(1);
    course.assertReported("soak2 of soak-tasks: lost event SeenEvent[seq=5, slug=a");
  }

  @Test
  void what_a_snapshot_stands_for_must_not_be_told() {
    course.eventsWithSnapshot.add(
        1, Course.upserted(2, "a", new Content("one", null, "two", Map.of()), false));
    course.assertReported("soak2 of soak-tasks: invented event SeenEvent[seq=2, slug=a");
  }
}
