package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.HostSuite;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Has a host in another process run suites, and shows their tests as tests of this one. */
public final class RemoteSuites {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI suites;

  /**
   * The suites of a running host.
   *
   * @param application where {@link SuiteApplication} is deployed
   */
  public RemoteSuites(URI application) {
    this.suites = application.resolve("/tck/suites/");
  }

  /**
   * A suite as a container of tests. The host runs it when the container is executed, all at once.
   *
   * @param suite the suite
   * @return a test for each test that ran there
   */
  public DynamicContainer container(Class<? extends HostSuite> suite) {
    String name = suite.getSimpleName();
    return DynamicContainer.dynamicContainer(
        name, Stream.of(suite).flatMap(each -> run(each).stream()).map(each -> test(name, each)));
  }

  private List<TestResult> run(Class<? extends HostSuite> suite) {
    HttpRequest request =
        HttpRequest.newBuilder(suites.resolve(suite.getName()))
            .timeout(PATIENCE)
            .POST(BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            "the host did not run " + suite + ": " + answer.statusCode() + "\n" + answer.body());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readArray().getValuesAs(JsonObject.class).stream()
            .map(TestResult::of)
            .toList();
      }
    } catch (IOException unreachable) {
      throw new AssertionError("the host did not run " + suite, unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private static DynamicTest test(String suite, TestResult result) {
    return DynamicTest.dynamicTest(
        result.name(),
        () -> {
          switch (result.outcome()) {
            case PASSED -> {}
            case SKIPPED -> throw new TestAbortedException(result.trace());
            case FAILED ->
                throw new AssertionError(
                    suite + "." + result.name() + " failed in the host: " + result.trace());
          }
        });
  }
}
