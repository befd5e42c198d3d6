package io.dustlayer.cdi.tck.server;

import io.dustlayer.cdi.tck.host.SuiteRunner;
import io.dustlayer.cdi.tck.report.TestResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The embedded server passes its own suites, as it is documented and as real servers are. */
class EmbeddedServerTest {

  private static final String QUIRKS = "dust.tck.quirks";

  @AfterEach
  void forget() {
    System.clearProperty(QUIRKS);
  }

  @TestFactory
  Stream<DynamicContainer> the_documented_server_passes() {
    return with("none");
  }

  @TestFactory
  Stream<DynamicContainer> the_server_with_all_quirks_passes() {
    return with("real");
  }

  private static Stream<DynamicContainer> with(String quirks) {
    return ServerSuites.all().stream()
        .map(
            suite ->
                DynamicContainer.dynamicContainer(
                    suite.getSimpleName(),
                    Stream.of(suite)
                        .flatMap(each -> run(each, quirks))
                        .map(EmbeddedServerTest::test)));
  }

  private static Stream<TestResult> run(Class<? extends ServerSuite> suite, String quirks) {
    System.setProperty(QUIRKS, quirks);
    return new SuiteRunner().run(suite).stream();
  }

  private static DynamicTest test(TestResult result) {
    return DynamicTest.dynamicTest(
        result.name(),
        () -> {
          if (result.outcome() != TestResult.Outcome.PASSED) {
            throw new AssertionError(result.trace());
          }
        });
  }
}
