package io.dustlayer.cdi.tck.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.dustlayer.cdi.tck.TckSuite;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

class AssertionExtensionTest {

  private static final String NAME = "DUST-EXAMPLE-001 (R2)";

  /** Throws what a test of this class wants. */
  private abstract static class Throwing extends TckSuite {

    private static Supplier<Throwable> before = () -> null;
    private static Supplier<Throwable> during = () -> null;
    private static Supplier<Throwable> after = () -> null;

    @BeforeEach
    void before() throws Throwable {
      fail(before);
    }

    @AfterEach
    void after() throws Throwable {
      fail(after);
    }

    static void fail(Supplier<Throwable> failure) throws Throwable {
      if (failure.get() != null) {
        throw failure.get();
      }
    }
  }

  /** Found by no build: its name is not that of a test. */
  static class Example extends Throwing {

    @Test
    @Assertion(id = "DUST-EXAMPLE-001", rule = Rule.R2)
    void it_holds() throws Throwable {
      fail(Throwing.during);
    }
  }

  @BeforeEach
  @AfterEach
  void failNowhere() {
    Throwing.before = () -> null;
    Throwing.during = () -> null;
    Throwing.after = () -> null;
  }

  @Test
  void a_comparison_that_fails_keeps_its_values_and_its_stack() {
    AssertionFailedError failure = new AssertionFailedError("not equal", "this", "that");
    Throwing.during = () -> failure;

    AssertionFailedError told = (AssertionFailedError) told();

    assertThat(told).hasMessage(NAME + ": not equal").hasCause(failure);
    assertThat(told.getExpected().getValue()).isEqualTo("this");
    assertThat(told.getActual().getValue()).isEqualTo("that");
    assertThat(told.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void an_assertion_without_values_keeps_its_message() {
    Throwing.during = () -> new AssertionError("wrong");

    assertThat(told()).isInstanceOf(AssertionError.class).hasMessage(NAME + ": wrong");
  }

  @Test
  void an_unexpected_exception_is_the_cause_and_named_in_the_message() {
    NoSuchElementException failure = new NoSuchElementException("gone");
    Throwing.during = () -> failure;

    assertThat(told())
        .hasMessage(NAME + ": java.util.NoSuchElementException: gone")
        .hasCause(failure);
  }

  @Test
  void preparing_and_cleaning_up_fail_in_the_name_of_the_assertion() {
    Throwing.before = () -> new AssertionError("not prepared");
    assertThat(told()).hasMessage(NAME + ": not prepared");

    failNowhere();
    Throwing.after = () -> new AssertionError("not cleaned up");
    assertThat(told()).hasMessage(NAME + ": not cleaned up");
  }

  @Test
  void a_skipped_test_stays_one() {
    Throwing.during = () -> aborted();

    assertThat(run().getStatus()).isEqualTo(Status.ABORTED);
  }

  @Test
  void the_display_name_has_the_id_and_the_rule() {
    assertThat(finished().getTestDescriptor().getDisplayName()).startsWith(NAME + " it holds");
  }

  private static Throwable aborted() {
    try {
      Assumptions.abort("not here");
      return null;
    } catch (RuntimeException aborted) {
      return aborted;
    }
  }

  private static Throwable told() {
    return run().getThrowable().orElseThrow();
  }

  private static TestExecutionResult run() {
    return finished().getRequiredPayload(TestExecutionResult.class);
  }

  private static Event finished() {
    List<Event> finished =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Example.class))
            .execute()
            .testEvents()
            .finished()
            .list();
    assertThat(finished).hasSize(1);
    return finished.get(0);
  }
}
