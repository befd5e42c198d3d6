package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.report.HostParts;
import io.dustlayer.cdi.tck.report.TestResult;
import java.util.List;
import java.util.function.Supplier;

/** Runs the suites where the test runs: over the beans of the current container. */
public final class LocalSuites extends SuiteHost {

  private final ClassLoader classes;

  /**
   * The suites of the current container.
   *
   * @param test the test class; its class loader becomes the context class loader of the suites,
   *     because JUnit may run what a factory made with another one than the host's, by which
   *     settings are found
   */
  public LocalSuites(Class<?> test) {
    super();
    this.classes = test.getClassLoader();
  }

  @Override
  protected List<TestResult> run(Class<? extends TckSuite> suite) {
    return inside(() -> new SuiteRunner().run(suite));
  }

  @Override
  protected HostParts parts() {
    return inside(HostParts::current);
  }

  private <T> T inside(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
