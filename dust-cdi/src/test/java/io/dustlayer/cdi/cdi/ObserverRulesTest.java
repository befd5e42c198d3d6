package io.dustlayer.cdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.DustChange;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Changed;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.Raw;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.inject.Qualifier;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which schemas have observers, as a container shows them. */
class ObserverRulesTest {

  interface Titled {
    String title();
  }

  interface Versioned<T> {}

  abstract static class Entry<K> implements Versioned<List<K>> {}

  @DustSchema(prefix = "rules/links")
  record Link(String slug, String title) implements Titled, Comparable<Link> {
    @Override
    public int compareTo(Link other) {
      return slug.compareTo(other.slug);
    }
  }

  @DustSchema(prefix = "rules/notes")
  public static class Note extends Entry<String> {
    private String slug;
    private String text;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }
  }

  interface NeverImplemented {}

  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface Important {}

  abstract static class Generic<T> {
    void inherited(@Observes @Upserted T record) {}
  }

  /** The name of each method says what it hears: L links, N notes, B both, X nothing. */
  @Dependent
  static class Bean extends Generic<Note> {
    void upsertedLinkL(@Observes @Upserted Link link) {}

    void upsertedAsyncN(@ObservesAsync @Upserted Note note) {}

    void upsertedAnythingB(@Observes @Upserted Object record) {}

    void upsertedInterfaceL(@Observes @Upserted Titled titled) {}

    void upsertedRecordL(@Observes @Upserted Record link) {}

    void upsertedComparableL(@Observes @Upserted Comparable<Link> link) {}

    void upsertedComparableOfOtherX(@Observes @Upserted Comparable<Note> note) {}

    void upsertedSuperclassN(@Observes @Upserted Entry<String> entry) {}

    void upsertedSuperclassOfOtherX(@Observes @Upserted Entry<Integer> entry) {}

    void upsertedThroughSuperclassN(@Observes @Upserted Versioned<List<String>> entry) {}

    void upsertedWildcardN(@Observes @Upserted Versioned<?> entry) {}

    <T extends Titled> void upsertedVariableL(@Observes @Upserted T titled) {}

    <T> void upsertedAnyVariableB(@Observes @Upserted T any) {}

    void upsertedLaterX(@Observes @Upserted NeverImplemented later) {}

    void upsertedImportantX(@Observes @Upserted @Important Link link) {}

    void anyLinkL(@Observes @Any Link link) {}

    void plainLinkL(@Observes Link link) {}

    void plainObjectB(@Observes Object event) {}

    void plainTextB(@Observes CharSequence slug) {}

    void plainChangeB(@Observes DustChange change) {}

    void deletedL(@Observes @Deleted(Link.class) String slug) {}

    void deletedComparableN(@Observes @Any @Deleted(Note.class) Comparable<String> slug) {}

    void deletedSerializableN(@ObservesAsync @Deleted(Note.class) Serializable slug) {}

    void changedL(@Observes @Changed(Link.class) DustChange change) {}

    void rawN(@Observes @Raw(Note.class) OpEvent op) {}

    void rawRecordN(@Observes @Raw(Note.class) Record op) {}

    void resyncL(@ObservesAsync @ResyncRequired(Link.class) Resync resync) {}

    void startupX(@Observes Startup startup) {}

    void numberX(@Observes Integer number) {}
  }

  /** Feeds a discovery of its own with the observers of one bean. */
  static class Collecting implements Extension {

    private final Discovery<Class<?>> discovery = new Discovery<>(new ReflectedClasses());
    private final Set<String> all = new TreeSet<>();

    void see(@Observes ProcessObserverMethod<?, ?> event) {
      if (event.getObserverMethod().getBeanClass() == Bean.class) {
        SeenObserver<Class<?>> observer = ReflectedObserver.of(event);
        discovery.observer(observer);
        all.add(methodOf(observer.toString()));
      }
    }
  }

  private static final Collecting COLLECTING = new Collecting();
  private static WeldContainer container;

  @BeforeAll
  static void deploy() {
    container =
        new Weld()
            .disableDiscovery()
            .addExtension(COLLECTING)
            .addBeanClasses(Bean.class)
            .initialize();
  }

  @AfterAll
  static void close() {
    container.close();
  }

  @Test
  void an_observer_counts_for_the_schemas_whose_events_it_could_receive_and_for_no_others() {
    Map<String, Set<String>> heard = new TreeMap<>();
    COLLECTING.all.forEach(method -> heard.put(method, new TreeSet<>()));
    for (Discovery.Schema<Class<?>> schema : COLLECTING.discovery.schemas()) {
      schema.observers().forEach(id -> heard.get(methodOf(id.name())).add(schema.name()));
    }
    assertThat(heard).hasSizeGreaterThan(28);
    assertThat(heard)
        .allSatisfy(
            (method, schemas) ->
                assertThat(schemas)
                    .as(method)
                    .isEqualTo(expected(method.charAt(method.length() - 1))));
  }

  @Test
  void schemas_are_found_from_what_is_observed() {
    assertThat(COLLECTING.discovery.schemas())
        .extracting(Discovery.Schema::name)
        .containsExactly(Link.class.getName(), Note.class.getName());
    assertThat(COLLECTING.discovery.problems()).isEmpty();
  }

  @Test
  void upserts_that_only_a_schema_to_come_could_have_are_warned_about() {
    assertThat(COLLECTING.discovery.warnings())
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "Bean.upsertedLaterX()",
                        NeverImplemented.class.getName(),
                        "META-INF/dust-schemas"));
  }

  private static Set<String> expected(char last) {
    String link = Link.class.getName();
    String note = Note.class.getName();
    return switch (last) {
      case 'L' -> Set.of(link);
      case 'N', 'd' -> Set.of(note);
      case 'B' -> Set.of(link, note);
      default -> Set.of();
    };
  }

  private static String methodOf(String observer) {
    return observer.substring(observer.lastIndexOf('.') + 1).replace("()", "");
  }
}
