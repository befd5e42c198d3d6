package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.http.RawServer.Request;
import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelCallsTest {

  @Test
  void manyCallersShareOneTransportWithoutMixingTheirAnswers() throws Exception {
    try (RawServer server = new RawServer((n, request) -> echo(request));
        HttpTransport transport = HttpTransports.to(server.port())) {
      ExecutorService callers = Executors.newFixedThreadPool(80);
      List<Callable<JsonValue>> calls = new ArrayList<>();
      for (int i = 0; i < 800; i++) {
        DustPath path = DustPath.of("links", "n" + i);
        calls.add(() -> transport.get(path).orElseThrow().value());
      }

      List<Future<JsonValue>> answers = callers.invokeAll(calls);

      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(Json.createValue("n" + i));
      }
      callers.shutdownNow();
    }
  }

  @Test
  void everyAnswerGivesItsConnectionBack() {
    try (RawServer server =
            new RawServer(
                (n, request) ->
                    switch (n % 5) {
                      case 0 -> Reply.status("500 X", "{}");
                      case 1 -> Reply.status("404 X", "{\"error\":\"not_found\"}");
                      case 2 -> Reply.ok("not json");
                      case 3 -> Reply.raw("HTTP/1.1 204 No Content\r\n\r\n");
                      default -> Reply.status("429 X", "{\"error\":\"rate_limited\"}");
                    });
        HttpTransport transport = HttpTransports.to(server.port())) {
      for (int i = 0; i < 300; i++) {
        tolerate(() -> transport.get(DustPath.of("a")));
        tolerate(() -> transport.put(DustPath.of("a"), JsonValue.TRUE, OptionalLong.empty()));
      }

      assertThat(server.requests()).hasSize(600);
    }
  }

  // Every fifth answer is a miss; the others are failures of which another test speaks.
  private static void tolerate(Runnable call) {
    try {
      call.run();
    } catch (DustException expected) {
      assertThat(expected.code()).startsWith("DUST04");
    }
  }

  private static Reply echo(Request request) {
    String name = request.target().substring(request.target().lastIndexOf('/') + 1);
    return Reply.ok("{\"path\":\"x\",\"value\":\"" + name + "\",\"revision\":1}");
  }
}
