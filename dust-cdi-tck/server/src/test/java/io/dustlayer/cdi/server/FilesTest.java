package io.dustlayer.cdi.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.server.access.AccessToken;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.FileContent;
import io.dustlayer.cdi.server.store.StoreContent;
import io.dustlayer.cdi.server.store.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilesTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static FileContent file(String content, String name, String type) {
    return new FileContent(content.getBytes(StandardCharsets.UTF_8), name, type);
  }

  private static void keep(DustServer server, String store, FileContent file, Instant at) {
    server
        .admin(store)
        .restore(
            new StoreContent(
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new StoredFile(file, at))));
  }

  private static Api.Reply download(Api api, FileContent file) {
    return api.send("GET", "/api/files/" + file.hash(), null);
  }

  @Test
  void aFileComesWithItsTypeAndName() {
    try (DustServer server = DustServer.builder().start()) {
      FileContent file = file("hello file", "a.txt", "text/plain");
      keep(server, "acme/main", file, NOON);
      Api api = new Api(server);
      Api.Reply reply = download(api, file);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo("hello file");
      assertThat(reply.headers())
          .containsEntry("content-type", "text/plain; charset=utf-8")
          .containsEntry("content-disposition", "inline; filename=\"a.txt\"");
      assertThat(api.send("GET", "/api/files/" + file.hash().replace(":", "%3A"), null).text())
          .isEqualTo("hello file");
      assertThat(api.send("HEAD", "/api/files/" + file.hash(), null).headers())
          .containsEntry("content-length", "10");
    }
  }

  @Test
  void aFileWithoutNameHasNoDisposition() {
    try (DustServer server = DustServer.builder().start()) {
      FileContent file = file("", null, null);
      keep(server, "acme/main", file, NOON);
      assertThat(download(new Api(server), file).headers())
          .containsEntry("content-type", "application/octet-stream; charset=utf-8")
          .doesNotContainKey("content-disposition");
    }
  }

  @Test
  void anUnknownFileAndOneOfAnotherStoreAreForbidden() {
    AccessToken limited = AccessToken.fullAccess("limited", "acme").onlyFor("acme/other");
    try (DustServer server =
        DustServer.builder()
            .store("acme/main")
            .store("acme/other")
            .token("t")
            .token(limited)
            .start()) {
      FileContent file = file("secret", "a.txt", "text/plain");
      keep(server, "acme/main", file, NOON);
      Api api = new Api(server);
      assertThat(download(api, file("unknown", null, null)).text())
          .isEqualTo("{\"error\":\"forbidden\"}");
      assertThat(download(api.as("limited"), file).status()).isEqualTo(403);
      keep(server, "acme/other", file("secret", "later.txt", "x/y"), NOON.plusSeconds(1));
      assertThat(download(api.as("limited"), file).headers())
          .containsEntry("content-disposition", "inline; filename=\"a.txt\"");
    }
  }

  @Test
  void aLineBreakInANameIsReplacedOrAnswers500() {
    FileContent file = file("x", "we\"ird\n.bin", "a/b");
    try (DustServer server = DustServer.builder().start();
        DustServer real =
            DustServer.builder().quirks(Quirk.UNPRINTABLE_FILENAME_ANSWERS_500).start()) {
      keep(server, "acme/main", file, NOON);
      keep(real, "acme/main", file, NOON);
      assertThat(download(new Api(server), file).headers())
          .containsEntry("content-disposition", "inline; filename=\"we_ird_.bin\"");
      assertThat(download(new Api(real), file).status()).isEqualTo(500);
    }
  }
}
