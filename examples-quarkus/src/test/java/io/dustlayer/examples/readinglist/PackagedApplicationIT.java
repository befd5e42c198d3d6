package io.dustlayer.examples.readinglist;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.DustServer;
import io.dustlayer.examples.readinglist.everyhost.PackagedApplication;
import io.dustlayer.examples.readinglist.everyhost.StoreClient;
import io.dustlayer.examples.readinglist.everyhost.Web;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README's first command starts. */
class PackagedApplicationIT {

  private static final int ENDED_BY_SIGTERM = 143;
  private static final Pattern DEV_SERVER = Pattern.compile("DUST0601: .* (http://127[0-9.:]+)");

  @TempDir Path folder;

  @Test
  void links_survive_a_stop_and_a_crash() throws IOException {
    try (PackagedApplication first = QuarkusApplication.start(folder, Map.of())) {
      assertThat(first.web().post("/links", Web.linkWithSlug("one")).status()).isEqualTo(201);
      assertThat(first.stop()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(first.output())
          .contains("DUST0601", "not for production", folder.resolve(".dust").toString())
          .doesNotContain("Exception");
    }
    try (PackagedApplication second = QuarkusApplication.start(folder, Map.of())) {
      assertThat(second.web().get("/links/one").status()).isEqualTo(200);
      assertThat(second.web().post("/links", Web.linkWithSlug("two")).status()).isEqualTo(201);
      second.kill();
    }
    try (PackagedApplication third = QuarkusApplication.start(folder, Map.of())) {
      assertThat(third.web().get("/links").array()).hasSize(2);
      assertThat(third.web().get("/links/two").json().getString("title")).isEqualTo("Title of two");
    }
  }

  @Test
  void its_server_takes_what_curl_writes_with_the_token_of_the_readme() throws IOException {
    try (PackagedApplication application = QuarkusApplication.start(folder, Map.of())) {
      assertThat(application.web().get("/links").array()).isEmpty();
      Matcher server = DEV_SERVER.matcher(application.output());
      assertThat(server.find()).isTrue();

      Web.Answer put =
          new Web(URI.create(server.group(1)))
              .send(
                  HttpRequest.newBuilder(
                          URI.create(server.group(1) + "/api/stores/dev/main/entries/links/curl"))
                      .header("Authorization", "Bearer dev")
                      .header("Content-Type", "application/json")
                      .PUT(
                          HttpRequest.BodyPublishers.ofString(
                              "{\"title\":\"From curl\",\"url\":\"https://curl.se\"}")));

      assertThat(put.status()).isEqualTo(200);
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(application.web().get("/links/curl").status()).isEqualTo(200));
    }
  }

  @Test
  void a_second_process_on_the_same_data_says_why_it_does_not_start() throws IOException {
    try (PackagedApplication first = QuarkusApplication.start(folder, Map.of());
        PackagedApplication second = startAfter(first)) {
      assertThat(second.exitCode()).isNotZero();
      assertThat(second.output())
          .contains(folder.resolve(".dust") + " is in use by another Dust server");
      assertThat(first.web().get("/links").status()).isEqualTo(200);
    }
  }

  @Test
  void with_a_store_configured_it_uses_that_one_and_starts_none() throws IOException {
    try (DustServer server = DustServer.builder().store("acme/links").start();
        PackagedApplication application =
            QuarkusApplication.start(folder, PackagedApplication.using(server))) {
      assertThat(application.web().post("/links", Web.linkWithSlug("there")).status())
          .isEqualTo(201);

      assertThat(new StoreClient(server).value("there/title"))
          .isEqualTo(Json.createValue("Title of there"));
      application.stop();
      assertThat(application.output()).doesNotContain("DUST0601").doesNotContain(server.token());
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void with_half_a_configuration_it_says_what_is_missing() throws IOException {
    try (PackagedApplication application =
        QuarkusApplication.start(folder, Map.of("DUST_STORE", "acme/links"))) {
      Web.Answer refused = application.web().get("/links");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().getString("detail")).contains("dust.token", "DUST_TOKEN");
      assertThat(folder).isEmptyDirectory();
    }
  }

  private PackagedApplication startAfter(PackagedApplication first) throws IOException {
    assertThat(first.url()).isNotNull();
    return QuarkusApplication.start(folder, Map.of());
  }
}
