package io.dustlayer.examples.payara;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.cdi.server.access.RateLimits;
import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import io.dustlayer.examples.readinglist.everyhost.StoreClient;
import io.dustlayer.examples.readinglist.everyhost.Web;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README's command for Payara starts where nobody has configured a store. */
class FirstRunIT {

  private static final String STORE = "dev/main";
  private static final Pattern DEV_SERVER =
      Pattern.compile("DUST0601: .* (http://127\\.0\\.0\\.1:\\d+)");

  @TempDir Path folder;

  @Test
  void it_has_a_server_of_its_own_which_keeps_the_links() throws IOException {
    Path workingFolder = Files.createDirectory(folder.resolve("working"));
    try (DustServer before = serverOn(workingFolder)) {
      new StoreClient(before).put("old", "Of the last time");
    }

    try (PackagedApplication application = PayaraApplication.start(workingFolder, Map.of())) {
      Web web = application.web();
      assertThat(web.get("/links/old").json().getString("title")).isEqualTo("Of the last time");
      assertThat(web.post("/links", Web.linkWithSlug("new")).status()).isEqualTo(201);
      putAsTheReadmeSays(application.output());
      Awaitility.await()
          .untilAsserted(() -> assertThat(web.get("/links/curl").status()).isEqualTo(200));
      assertThat(application.output())
          .contains("not for production", workingFolder.resolve(".dust").toString())
          .contains("bound to [/127.0.0.1:" + application.url().getPort() + "]");
      CleanStop.of(application);
    }

    try (DustServer after = serverOn(workingFolder)) {
      assertThat(new StoreClient(after).value("new/title"))
          .isEqualTo(Json.createValue("Title of new"));
    }
  }

  private static DustServer serverOn(Path workingFolder) {
    return DustServer.builder()
        .data(workingFolder.resolve(".dust"))
        .store(STORE)
        .rateLimits(RateLimits.off())
        .start();
  }

  private static void putAsTheReadmeSays(String output) {
    Matcher server = DEV_SERVER.matcher(output);
    assertThat(server.find()).isTrue();
    URI base = URI.create(server.group(1));
    Web.Answer put =
        new Web(base)
            .send(
                HttpRequest.newBuilder(base.resolve("/api/stores/dev/main/entries/links/curl"))
                    .header("Authorization", "Bearer dev")
                    .header("Content-Type", "application/json")
                    .PUT(
                        BodyPublishers.ofString(
                            "{\"title\":\"From curl\",\"url\":\"https://curl.se\"}")));
    assertThat(put.status()).isEqualTo(200);
  }
}
