package io.dustlayer.cdi.tck.quarkus;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.SuiteHost;
import io.dustlayer.cdi.tck.host.SuiteResource;
import io.dustlayer.cdi.tck.report.HostParts;
import io.dustlayer.cdi.tck.report.TestResult;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** Has an application with class loaders of its own run the suites. */
final class ApplicationSuites extends SuiteHost {

  private final ClassLoader application;

  ApplicationSuites(ClassLoader application) {
    super();
    this.application = application;
  }

  @Override
  protected List<TestResult> run(Class<? extends TckSuite> suite) {
    try (JsonReader results = ask("run", suite.getName())) {
      return results.readArray().getValuesAs(JsonObject.class).stream()
          .map(TestResult::of)
          .toList();
    }
  }

  @Override
  protected HostParts parts() {
    try (JsonReader parts = ask("parts")) {
      return HostParts.of(parts.readObject());
    }
  }

  /** Its answers are text, which is the same to every class loader. */
  private JsonReader ask(String method, String... arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(application);
    try {
      Class<?> type = application.loadClass(SuiteResource.class.getName());
      Class<?>[] parameters =
          arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
      Object answer =
          type.getMethod(method, parameters)
              .invoke(type.getConstructor().newInstance(), (Object[]) arguments);
      return Json.createReader(new StringReader((String) answer));
    } catch (ReflectiveOperationException failed) {
      throw new AssertionError("the application did not " + method, failed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
