package io.dustlayer.cdi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.http.RawServer.Reply;
import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.Json;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationClassesTest {

  /** Sees the platform, and nothing of the application. */
  private static final ClassLoader STRANGER = new ClassLoader(null) {};

  private static final Supplier<ClassLoader> SEEN =
      () -> Thread.currentThread().getContextClassLoader();

  private final ClassLoader before = SEEN.get();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void aThreadThatSeesTheApplicationKeepsItsClassLoader() {
    ClassLoader child = new ClassLoader(before) {};
    Thread.currentThread().setContextClassLoader(child);

    assertThat(ApplicationClasses.visibleTo(SEEN)).isSameAs(child);
  }

  @Test
  void aThreadThatDoesNotSeeTheApplicationDoesDuringTheCall() {
    Thread.currentThread().setContextClassLoader(STRANGER);

    assertThat(ApplicationClasses.visibleTo(SEEN)).isSameAs(EntriesClient.class.getClassLoader());
    assertThat(SEEN.get()).isSameAs(STRANGER);
  }

  @Test
  void aThreadWithoutClassLoaderGetsOneDuringTheCall() {
    Thread.currentThread().setContextClassLoader(null);

    assertThat(ApplicationClasses.visibleTo(SEEN)).isSameAs(EntriesClient.class.getClassLoader());
    assertThat(SEEN.get()).isNull();
  }

  @Test
  void theClassLoaderComesBackAfterAFailure() {
    Thread.currentThread().setContextClassLoader(STRANGER);

    assertThatThrownBy(
            () ->
                ApplicationClasses.visibleTo(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(SEEN.get()).isSameAs(STRANGER);
  }

  @Test
  void theFirstCallMayComeFromAThreadThatDoesNotSeeTheApplication() {
    try (RawServer server =
            new RawServer((n, request) -> Reply.ok("{\"path\":\"a\",\"value\":1,\"revision\":1}"));
        HttpTransport transport = HttpTransports.to(server.port())) {
      Thread.currentThread().setContextClassLoader(STRANGER);

      assertThat(transport.get(DustPath.of("a")).orElseThrow().value())
          .isEqualTo(Json.createValue(1));
    }
  }
}
