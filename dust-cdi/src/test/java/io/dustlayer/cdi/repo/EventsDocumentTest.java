package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Batch;
import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustEvent.Upserted;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.StorageMode;
import io.dustlayer.cdi.protocol.DustPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Computes the table of the document on events from the code. */
class EventsDocumentTest {

  private static final Path DOCUMENT = Path.of("docs", "events.md");
  private static final String STORED =
      "{'cdi':{'title':'CDI','url':'c.io','note':'old'},'weld':{'title':'Weld','url':'w.io'}}";

  /** What the rows need of either record. */
  interface Link {
    String title();

    String url();

    String note();
  }

  /** A record of three properties, stored one by one. */
  @DustSchema(
      prefix = "links",
      required = {"title", "url"})
  record FlatLink(String slug, String title, String url, String note) implements Link {}

  /** A record of three properties, stored as one. */
  @DustSchema(
      prefix = "links",
      required = {"title", "url"},
      mode = StorageMode.MAP)
  record MapLink(String slug, String title, String url, String note) implements Link {}

  private interface NewLink<T> {
    T of(String slug, String title, String url, String note);
  }

  /** One store with one subscriber of each kind. */
  private static final class Scene<T extends Link> {
    private final RealtimeStore store = new RealtimeStore();
    private final Class<T> schema;
    private final NewLink<T> link;
    private final DustRepo<T> links;
    private final TreeMap<Long, String> operations = new TreeMap<>();
    private final TreeMap<Long, List<String>> events = new TreeMap<>();

    Scene(Class<T> schema, NewLink<T> link) {
      this.schema = schema;
      this.link = link;
      this.links = store.dust.repo(schema);
    }

    T cdi() {
      return link.of("cdi", "CDI", "c.io", "old");
    }

    void stored() {
      store.model.set("links", STORED);
    }

    String play(Play play) {
      links.subscribe(this::saw);
      links.subscribeRaw(this::saw, this::saw);
      play.on(this);
      store.executor.runAll();
      return operations.entrySet().stream()
          .map(op -> op.getValue() + " → " + seen(op.getKey()))
          .collect(Collectors.joining("<br>"));
    }

    private String seen(long seq) {
      return String.join(", ", events.getOrDefault(seq, List.of("nothing")));
    }

    private void saw(OpEvent op) {
      operations.put(op.storeSeq(), "`" + op.storeSeq() + " " + op.op() + " " + op.path() + "`");
    }

    private void saw(Resync resync) {
      operations.put(
          resync.toSeq(), "raw: `Resync(" + resync.fromSeq() + ", " + resync.toSeq() + ")`");
    }

    private void saw(DustEvent<T> event) {
      String slug = event.slug();
      String text =
          event instanceof Upserted<T> upserted
              ? "**upserted** " + slug + values(upserted.record())
              : "**deleted** " + slug;
      events.computeIfAbsent(event.storeSeq(), seq -> new ArrayList<>()).add(text);
    }

    private static String values(Link link) {
      return Stream.of(link.title(), link.url(), link.note())
          .map(value -> value == null ? "–" : value)
          .collect(Collectors.joining(", ", "(", ")"));
    }
  }

  private interface Play {
    <T extends Link> void on(Scene<T> scene);
  }

  private record Row(String what, boolean stored, boolean atomic, Play play) {

    String markdown() {
      return "| "
          + what
          + " | "
          + cell(new Scene<>(FlatLink.class, FlatLink::new))
          + " | "
          + cell(new Scene<>(MapLink.class, MapLink::new))
          + " |";
    }

    private <T extends Link> String cell(Scene<T> scene) {
      scene.store.settings = new RepoSettings(atomic, 1000);
      if (stored) {
        scene.stored();
      }
      return scene.play(play);
    }
  }

  private static Row onEmpty(String what, Play play) {
    return new Row(what, false, false, play);
  }

  private static Row onStored(String what, Play play) {
    return new Row(what, true, false, play);
  }

  private static List<Row> rows() {
    return List.of(
        onEmpty("`insert` of all three properties", new Plays.Insert("new")),
        onEmpty("`insert` without a note", new Plays.Insert(null)),
        new Row("`insert` with `dust.flat-writes=atomic`", false, true, new Plays.Insert("new")),
        onStored("`update` of the title", new Plays.Update("CDI 4", "old")),
        onStored("`update` of title and note", new Plays.Update("CDI 4", null)),
        onStored("another client deletes the note", new Plays.DeletePath("links/cdi/note")),
        onStored("another client deletes the url", new Plays.DeletePath("links/cdi/url")),
        onStored("`delete(\"cdi\")`", new Plays.DeleteSlug("cdi")),
        onStored("`delete` of what is not there", new Plays.DeleteSlug("none")),
        onStored("`deleteAll()`", new Plays.DeleteAll()),
        onStored("`batchWrite`: delete weld, insert jpa", new Plays.WriteBatch()),
        onStored("a snapshot: cdi retitled, weld gone, jpa new", new Plays.Snapshot()));
  }

  /** What happens in the rows. */
  private static final class Plays {

    private record Insert(String note) implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        scene.links.insert(scene.link.of("cdi", "CDI", "c.io", note));
      }
    }

    private record Update(String title, String note) implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        scene.links.update(scene.cdi(), scene.link.of("cdi", title, "c.io", note));
      }
    }

    private record DeletePath(String path) implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        scene.store.model.delete(path);
      }
    }

    private record DeleteSlug(String slug) implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        scene.links.delete(slug);
      }
    }

    private record DeleteAll() implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        scene.links.deleteAll();
      }
    }

    private record WriteBatch() implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        scene.links.batchWrite(
            Batch.create()
                .delete(scene.schema, "weld")
                .insert(scene.link.of("jpa", "JPA", "j.io", null)));
      }
    }

    private record Snapshot() implements Play {
      @Override
      public <T extends Link> void on(Scene<T> scene) {
        ModelView after =
            scene
                .store
                .model
                .state()
                .set(DustPath.parse("links/cdi/title"), Texts.json("'CDI 4'"), 9)
                .delete(DustPath.parse("links/weld"), 9)
                .set(DustPath.parse("links/jpa"), Texts.json("{'title':'JPA','url':'j.io'}"), 9);
        scene.store.model.replace(after, false);
      }
    }
  }

  @Test
  void the_table_of_the_document_is_what_the_code_does() throws IOException {
    String table =
        Stream.concat(
                Stream.of("| what happens | FLAT | MAP |", "| --- | --- | --- |"),
                rows().stream().map(Row::markdown))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(DOCUMENT)).contains(table);
  }
}
