package io.dustlayer.cdi.tck.weld.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.weld.soak.WriteCall.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with what writers were told is reported. */
class WriteCheckTest {

  private final Course course = new Course();

  @Test
  void an_acknowledged_one_that_is_lost_is_reported() {
    course.call("soak1", Course.ELSEWHERE, Fate.ACKNOWLEDGED, 0);
    course.assertReported("soak1: acknowledged, but lost: delete soak-elsewhere");
  }

  @Test
  void one_that_is_not_where_its_receipt_says_is_reported() {
    course.commitElsewhere("soak1-run-000003");
    course.call("soak1", Course.ELSEWHERE, Fate.ACKNOWLEDGED, 1);
    course.assertReported("soak1: acknowledged, but at its place in the log is LoggedOp[seq=1");
  }

  @Test
  void two_with_one_receipt_are_reported() {
    course.commitElsewhere("soak1-run-000003");
    course.commitElsewhere("soak1-run-000004");
    course.call("soak1", Course.ELSEWHERE, Fate.ACKNOWLEDGED, 7);
    course.call("soak1", Course.ELSEWHERE, Fate.ACKNOWLEDGED, 7);
    course.assertReported("soak1: acknowledged with the receipt of another write");
  }

  @Test
  void a_refused_one_that_is_in_the_log_is_reported() {
    course.commitElsewhere("soak1-run-000003");
    course.call("soak1", Course.ELSEWHERE, Fate.REFUSED, 0);
    course.assertReported("soak1: in the log, but refused or never written: delete soak-elsewhere");
  }

  @Test
  void one_that_nobody_made_is_reported() {
    course.commitElsewhere("soak1-run-000003");
    course.assertReported("soak1: in the log, but refused or never written: delete soak-elsewhere");
  }

  @Test
  void one_of_an_unknown_outcome_may_be_in_the_log_or_not() {
    course.commitElsewhere("soak1-run-000003");
    course.call("soak1", Course.ELSEWHERE, Fate.UNKNOWN, 0);
    course.call("soak1", Course.ELSEWHERE, Fate.UNKNOWN, 0);
    assertThat(course.violations()).isEmpty();
  }

  @Test
  void one_that_may_be_sent_again_may_be_in_the_log_twice() {
    course.commitElsewhere("soak1-run-000003");
    course.commitElsewhere("soak1-run-000003");
    course.call("soak1", Course.ELSEWHERE, Fate.ACKNOWLEDGED, 8);
    assertThat(course.violations()).isEmpty();
  }

  @Test
  void one_of_a_batch_that_is_in_the_log_twice_is_reported() {
    course.commitElsewhere("soak1-run-000003:0");
    course.commitElsewhere("soak1-run-000003:0");
    course.call("soak1", Course.ELSEWHERE, Fate.ACKNOWLEDGED, 8);
    course.assertReported("soak1: the log has more than once");
  }

  @Test
  void a_call_that_takes_too_long_is_reported() {
    course.calls.add(call(Duration.ofSeconds(3), Optional.empty()));
    course.assertReported("soak1: call took PT3S of PT2S");
  }

  @Test
  void a_failure_that_nothing_can_cause_is_reported() {
    course.calls.add(call(Duration.ofSeconds(1), Optional.of("call failed strangely")));
    course.assertReported("soak1: call failed strangely");
  }

  private WriteCall call(Duration took, Optional<String> unexpected) {
    return new WriteCall("soak1", "call", List.of(), took, Duration.ofSeconds(2), unexpected);
  }
}
