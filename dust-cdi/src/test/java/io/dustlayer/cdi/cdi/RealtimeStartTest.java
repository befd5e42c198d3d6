package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.DustStore;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Upserted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the SDK transport starts with the application; there is no server. */
class RealtimeStartTest {

  private static final String SECRET = "s3cr3t-token";

  @DustSchema(prefix = "links")
  record Link(String slug, String title) {}

  @DustSchema(prefix = "notes", store = "journal")
  record Note(String slug, String text) {}

  @Dependent
  static class Using {
    @Inject DustRepo<Link> links;
  }

  @Dependent
  static class UsingBoth {
    @Inject DustRepo<Link> links;
    @Inject DustRepo<Note> notes;
  }

  @Dependent
  static class ObservingLinks {
    void upserted(@Observes @Upserted Link link) {}

    void deleted(@Observes @Deleted(Link.class) String slug) {}
  }

  @Dependent
  static class ObservingNotes {
    void upserted(@Observes @Upserted Note note) {}
  }

  /** What an application sees when it starts. */
  @ApplicationScoped
  static class Starting {
    @Inject Dust dust;
    private TransportKind transport;

    void start(@Observes Startup started) {
      transport = dust.transport();
    }

    TransportKind transport() {
      return transport;
    }
  }

  private final List<String> set = new ArrayList<>();

  @AfterEach
  void clear() {
    set.forEach(System::clearProperty);
  }

  @Test
  void with_auto_it_starts_if_there_are_observers() {
    configure(valid());
    withApplication(
        container -> {
          assertThat(dust(container).transport()).isEqualTo(TransportKind.SDK);
          assertThat(container.select(Starting.class).get().transport())
              .isEqualTo(TransportKind.SDK);
        },
        Starting.class,
        ObservingLinks.class);
  }

  @Test
  void with_auto_and_no_observers_it_starts_when_the_application_says_so() {
    configure(valid());
    withApplication(
        container -> {
          assertThat(dust(container).transport()).isEqualTo(TransportKind.HTTP);
          dust(container).start();
          assertThat(dust(container).transport()).isEqualTo(TransportKind.SDK);
          dust(container).stop();
          assertThat(dust(container).transport()).isEqualTo(TransportKind.HTTP);
        },
        Using.class);
  }

  @Test
  void with_auto_and_wrong_settings_the_application_starts_over_http_with_one_error() {
    configure(Map.of("dust.store", "acme/main"));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(
          container ->
              assertThat(catchThrowableOfType(DustException.class, dust(container)::transport))
                  .hasMessageContaining("dust.token"),
          ObservingLinks.class);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("DUST0316: the SDK transport of the default store cannot start")
          .contains("ObservingLinks.upserted()", "ObservingLinks.deleted()")
          .contains("DUST0301", "dust.token", "DUST_TOKEN");
    }
  }

  @Test
  void with_a_malformed_transport_the_application_starts_over_http_with_one_error() {
    configure(valid("dust.transport", "pigeon"));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(container -> {}, ObservingLinks.class);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("DUST0316", "DUST0307", "dust.transport", "pigeon");
    }
  }

  @Test
  void with_http_it_never_starts_and_observers_are_warned_about_once() {
    configure(valid("dust.transport", "http"));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(
          container -> {
            assertThat(dust(container).transport()).isEqualTo(TransportKind.HTTP);
            assertThat(catchThrowableOfType(DustException.class, dust(container)::start).kind())
                .isEqualTo(Kind.NOT_SUPPORTED);
          },
          ObservingLinks.class);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("DUST0315")
          .contains("dust.transport=http", "DUST_TRANSPORT")
          .contains("ObservingLinks.upserted()", "ObservingLinks.deleted()");
    }
  }

  @Test
  void with_http_and_no_observers_nothing_is_said() {
    configure(valid("dust.transport", "http"));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(container -> {}, Using.class);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void with_sdk_it_starts_without_observers() {
    configure(valid("dust.transport", "sdk"));
    withApplication(
        container -> assertThat(dust(container).transport()).isEqualTo(TransportKind.SDK),
        Using.class);
  }

  @Test
  void with_sdk_wrong_settings_of_any_used_store_fail_the_deployment_together() {
    configure(
        valid("dust.transport", "sdk", "dust.store", "acme", "dust.stores.journal.store", "no"));
    Throwable failure = catchThrowable(() -> withApplication(container -> {}, UsingBoth.class));

    assertThat(causes(failure))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("Dust cannot be deployed: 2 problems")
                    .contains("dust.store (", "DUST_STORE")
                    .contains("dust.stores.journal.store", "DUST_STORES_JOURNAL_STORE")
                    .doesNotContain(SECRET));
    assertThat(threads()).isEmpty();
  }

  @Test
  void with_sdk_a_setting_of_several_stores_is_reported_once() {
    configure(
        valid(
            "dust.transport", "sdk",
            "dust.page-size", "0",
            "dust.stores.journal.store", "acme/journal",
            "dust.stores.journal.token", SECRET));
    Throwable failure = catchThrowable(() -> withApplication(container -> {}, UsingBoth.class));

    assertThat(causes(failure))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("Dust cannot be deployed: 1 problem\n")
                    .contains("DUST0306", "dust.page-size", "DUST_PAGE_SIZE"));
  }

  @Test
  void with_sdk_it_is_wrong_too_not_to_say_whether_it_is_enabled() {
    configure(valid("dust.transport", "sdk", "dust.enabled", "perhaps"));
    Throwable failure = catchThrowable(() -> withApplication(container -> {}, Using.class));

    assertThat(causes(failure))
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("Dust cannot be deployed: 1 problem\n")
                    .contains("dust.enabled", "DUST_ENABLED"));
  }

  @Test
  void the_warning_about_observers_over_http_names_the_setting_that_is_set() {
    configure(
        valid(
            "dust.transport", "http",
            "dust.stores.journal.store", "acme/journal",
            "dust.stores.journal.token", SECRET));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(container -> {}, ObservingNotes.class);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("DUST0315", "because dust.transport=http", "DUST_TRANSPORT)")
          .doesNotContain("dust.stores.journal");
    }
  }

  @Test
  void with_sdk_a_store_that_nothing_uses_needs_no_settings() {
    configure(
        Map.of(
            "dust.transport", "sdk",
            "dust.base-url", "http://127.0.0.1:1",
            "dust.stores.journal.store", "acme/journal",
            "dust.stores.journal.token", SECRET));
    withApplication(
        container ->
            assertThat(
                    container.select(Dust.class, DustStore.Literal.of("journal")).get().transport())
                .isEqualTo(TransportKind.SDK),
        ObservingNotes.class);
  }

  @Test
  void each_store_is_started_by_itself() {
    configure(
        valid(
            "dust.stores.journal.store", "acme/journal",
            "dust.stores.journal.token", SECRET,
            "dust.stores.journal.transport", "http"));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(
          container -> {
            assertThat(dust(container).transport()).isEqualTo(TransportKind.SDK);
            Dust journal = container.select(Dust.class, DustStore.Literal.of("journal")).get();
            assertThat(journal.transport()).isEqualTo(TransportKind.HTTP);
          },
          ObservingLinks.class,
          ObservingNotes.class);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("DUST0315", "dust.stores.journal.transport=http", "ObservingNotes")
          .doesNotContain("ObservingLinks");
    }
  }

  @Test
  void a_disabled_library_starts_nothing_and_says_nothing() {
    configure(Map.of("dust.enabled", "false", "dust.transport", "sdk"));
    try (LogLines log = new LogLines("io.dustlayer.cdi.cdi")) {
      withApplication(container -> {}, ObservingLinks.class);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void nothing_of_it_runs_after_the_application() {
    configure(valid());
    withApplication(container -> assertThat(threads()).isNotEmpty(), ObservingLinks.class);

    threads().forEach(RealtimeStartTest::awaitEnd);
    assertThat(threads()).isEmpty();
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(20_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("dust-"))
        .toList();
  }

  private static List<String> causes(Throwable failure) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      messages.add(String.valueOf(cause.getMessage()));
    }
    return messages;
  }

  private static Dust dust(WeldContainer container) {
    return container.select(Dust.class).get();
  }

  private static void withApplication(Consumer<WeldContainer> use, Class<?>... beans) {
    Weld weld =
        new Weld()
            .disableDiscovery()
            .addExtension(new DustCdiExtension())
            .addBeanClass(DustStartup.class)
            .addBeanClasses(beans);
    try (WeldContainer container = weld.initialize()) {
      use.accept(container);
    }
  }

  private void configure(Map<String, String> settings) {
    settings.forEach(
        (key, value) -> {
          System.setProperty(key, value);
          set.add(key);
        });
  }

  private static Map<String, String> valid(String... more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "dust.store", "acme/main",
                "dust.token", SECRET,
                "dust.base-url", "http://127.0.0.1:1"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }
}
