package io.dustlayer.cdi.tck.host;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.report.HostParts;
import io.dustlayer.cdi.tck.report.TestResult;
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

/** Has a host in another process run the suites: one with the test application. */
public final class RemoteSuites extends SuiteHost {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  // Payara ends an HTTP/2 connection on which nothing comes for 30 seconds, while a suite runs.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI suites;

  /**
   * The suites of a running host.
   *
   * @param application where {@link SuiteApplication} is deployed
   */
  public RemoteSuites(URI application) {
    super();
    this.suites = application.resolve("/tck/suites/");
  }

  @Override
  protected List<TestResult> run(Class<? extends TckSuite> suite) {
    String results =
        answer(request(suite.getName()).POST(BodyPublishers.noBody()).build(), "run " + suite);
    try (JsonReader reader = Json.createReader(new StringReader(results))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream().map(TestResult::of).toList();
    }
  }

  @Override
  protected HostParts parts() {
    String parts = answer(request("").GET().build(), "tell its parts");
    try (JsonReader reader = Json.createReader(new StringReader(parts))) {
      return HostParts.of(reader.readObject());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(suites.resolve(path)).timeout(PATIENCE);
  }

  private String answer(HttpRequest request, String what) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            "the host did not " + what + ": " + answer.statusCode() + "\n" + answer.body());
      }
      return answer.body();
    } catch (IOException unreachable) {
      throw new AssertionError("the host did not " + what, unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
