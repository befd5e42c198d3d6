package io.dustlayer.cdi.tck.weld.soak;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each thing in which the end of a run can differ from the server is reported. */
class ReadingCheckTest {

  private final Course course = new Course();

  @Test
  void a_mirror_with_another_value_is_reported() {
    course.mirror.put("soak-tasks/a/title", new Leaf(Course.text("one"), 6));
    course.assertReported(
        "soak1: the mirror has Leaf[value=\"one\", revision=6] at soak-tasks/a/title");
  }

  @Test
  void a_mirror_with_another_revision_is_reported() {
    course.mirror.put("soak-tasks/a/title", new Leaf(Course.text("six"), 5));
    course.assertReported(
        "soak1: the mirror has Leaf[value=\"six\", revision=5] at soak-tasks/a/title");
  }

  @Test
  void a_mirror_with_a_leaf_less_is_reported() {
    course.mirror.remove("soak-tasks/a/title");
    course.assertReported("soak1: the mirror has null at soak-tasks/a/title");
  }

  @Test
  void a_mirror_with_a_leaf_more_is_reported() {
    course.mirror.put("soak-tasks/a/note", new Leaf(Course.text("two"), 2));
    course.assertReported(
        "soak1: the mirror has Leaf[value=\"two\", revision=2] at soak-tasks/a/note");
  }

  @Test
  void records_that_differ_are_reported() {
    course.records.remove("soak-tasks/a");
    course.assertReported("soak1: all() gives ");
  }

  @Test
  void a_watermark_that_lags_is_reported() {
    course.watermark = 5;
    course.assertReported("soak1: the watermark is 5, the server is at 6");
  }

  @Test
  void writes_without_outcome_are_reported() {
    course.pending = 1;
    course.assertReported("soak1: 1 writes have no outcome");
  }

  @Test
  void a_server_that_serves_something_else_than_its_log_says_is_reported() {
    course.server.put("soak-tasks/a/title", new Leaf(Course.text("seven"), 6));
    course.mirror.put("soak-tasks/a/title", new Leaf(Course.text("seven"), 6));
    course.records.put("soak-tasks/a", List.of(new Content("seven", null, null, Map.of())));
    course.assertReported("the server's log makes ");
  }
}
