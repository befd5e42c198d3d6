package io.dustlayer.cdi.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.schema.SchemaProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every application of the table is refused with its message; a host says how to start one. */
public abstract class BrokenDeploymentSuite {

  /** For the test classes of hosts. */
  protected BrokenDeploymentSuite() {
    super();
  }

  /**
   * Tries to start an application.
   *
   * @param row the application
   * @return what the host says about its refusal; empty if the application has started
   * @throws Exception if it cannot be tried
   */
  protected abstract Optional<String> refusal(BrokenDeployment row) throws Exception;

  /**
   * What an exception tells, with its causes.
   *
   * @param failure what a host threw instead of starting an application
   * @return as it would be logged
   */
  protected static String told(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  static List<BrokenDeployment> rows() {
    return BrokenDeployments.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_application_is_refused_with_all_its_problems(BrokenDeployment row) throws Exception {
    Optional<String> refusal = refusal(row);

    assertThat(refusal).as("%s: the application started", row).isPresent();
    assertThat(refusal.orElseThrow()).as("%s", row).matches(row::isToldIn, row.report());
    assertThat(row.problems()).as("%s", row).extracting(SchemaProblem::code).isEqualTo(row.codes());
  }

  @Test
  void an_application_without_mistakes_starts() throws Exception {
    assertThat(refusal(BrokenDeployments.control())).isEmpty();
  }
}
