package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.TransportKind;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application on Weld with a configuration of its own. */
class ApplicationConfigTest {

  private static final String SECRET = "s3cr3t-token";

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @DustSchema(prefix = "notes", store = "journal")
  record Note(String slug, String text) {}

  @Dependent
  static class Page {
    @Inject DustRepo<Link> links;
    @Inject DustRepo<Note> notes;
  }

  @TempDir Path folder;

  @Test
  void disabledApplicationInjectsAndItsFirstCallSaysSo() {
    withApplication(
        Map.of("dust.enabled", "false"),
        container -> {
          Dust dust = container.select(Dust.class).get();
          DustRepo<Link> links = container.select(new TypeLiteral<DustRepo<Link>>() {}).get();

          for (DustException failure :
              List.of(
                  catchThrowableOfType(DustException.class, dust::store),
                  catchThrowableOfType(DustException.class, dust::transport),
                  catchThrowableOfType(DustException.class, links::all),
                  catchThrowableOfType(DustException.class, links::deleteAll),
                  catchThrowableOfType(DustException.class, () -> links.get("x")),
                  catchThrowableOfType(
                      DustException.class, () -> links.insert(new Link("a", "A"))))) {
            assertThat(failure.kind()).isEqualTo(Kind.NOT_SUPPORTED);
            assertThat(failure)
                .hasMessageStartingWith("DUST0309: Dust is disabled by dust.enabled");
          }
        });
  }

  @Test
  void malformedSettingOfAnyKindIsReportedByTheFirstCall() {
    Map<String, String> wrong =
        Map.of(
            "dust.base-url", "nowhere",
            "dust.connect-timeout", "soon",
            "dust.read-timeout", "-1s",
            "dust.page-size", "0",
            "dust.flat-writes", "sometimes",
            "dust.transport", "pigeon",
            "dust.enabled", "perhaps",
            "dust.store", "acme",
            "dust.token", "two words");
    wrong.forEach(
        (key, value) -> {
          Map<String, String> settings = new HashMap<>(valid());
          settings.put(key, value);
          withApplication(
              settings,
              container -> {
                DustRepo<Link> links = container.select(new TypeLiteral<DustRepo<Link>>() {}).get();

                assertThat(catchThrowableOfType(DustException.class, links::all))
                    .as(key)
                    .hasMessageContaining(key + " (environment variable ");
              });
        });
  }

  @Test
  void typingErrorsInKeysAreWarnedOfAtStart() {
    Map<String, String> settings = new HashMap<>(valid());
    settings.put("dust.baseurl", "http://localhost");

    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(settings, container -> {});

      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.startsWith("DUST0308: dust.baseurl")
                      && line.contains("did you mean dust.base-url?"))
          .noneMatch(line -> line.contains(SECRET));
    }
  }

  @Test
  void endOfTheApplicationClosesTheTransportOfEveryStore() {
    Map<String, String> settings = new HashMap<>(valid());
    settings.put("dust.base-url", "http://127.0.0.1:1");
    settings.put("dust.stores.journal.store", "acme/journal");
    settings.put("dust.stores.journal.token", SECRET);
    settings.put("dust.stores.journal.base-url", "http://127.0.0.1:1");
    List<DustRepo<?>> outliving = new ArrayList<>();
    withApplication(
        settings,
        container -> {
          DustStores stores = container.select(DustStores.class).get();
          for (Dust dust : List.of(stores.dust(""), stores.dust("journal"))) {
            assertThat(dust.transport()).isEqualTo(TransportKind.HTTP);
          }
          outliving.add(stores.dust("").repo(Link.class));
          outliving.add(stores.dust("journal").repo(Note.class));
        });

    assertThat(outliving)
        .allSatisfy(
            repo ->
                assertThat(catchThrowableOfType(DustException.class, repo::all))
                    .hasMessageStartingWith("DUST0408: "));
  }

  private static Map<String, String> valid() {
    return Map.of("dust.store", "acme/main", "dust.token", SECRET);
  }

  /** A configuration belongs to a class loader, so each application gets one. */
  private void withApplication(Map<String, String> settings, Consumer<WeldContainer> use) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[] {fileWith(settings)}, before)) {
      thread.setContextClassLoader(own);
      try (WeldContainer container = new Weld().addBeanClasses(Page.class).initialize()) {
        use.accept(container);
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private URL fileWith(Map<String, String> settings) throws IOException {
    Path root = Files.createTempDirectory(folder, "application");
    Path file = root.resolve("META-INF/microprofile-config.properties");
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + '=' + setting.getValue())
            .toList());
    return root.toUri().toURL();
  }
}
