package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.protocol.DustPath;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads over a transport with a mirror. */
class LocalReadTest {

  private final RealtimeStore store = new RealtimeStore();
  private final ModelTransport server = store.model;
  private final DustRepo<Point> points = store.dust.repo(Point.class);

  @Test
  void all_reads_are_answered_by_the_mirror() {
    server.set("points/a", "{'x':1,'y':2}");
    server.set("points/b", "{'x':3,'y':4,'label':'B'}");
    server.set("points/half", "{'x':3}");
    server.set("pointsmen/c", "{'x':1,'y':1}");

    assertThat(points.all()).extracting(Point::slug).containsExactly("a", "b");
    assertThat(points.get("a")).contains(Point.of("a", 1, 2));
    assertThat(points.get("none")).isEmpty();
    assertThat(points.get("half")).isEmpty();
    assertThat(points.exists("half")).isTrue();
    assertThat(points.exists("none")).isFalse();
    assertThat(points.find("b").orElseThrow().revision()).isEqualTo(2);
    assertThat(points.find("none")).isEmpty();
    assertThat(server.reads).isEmpty();
  }

  @Test
  void an_update_that_lost_against_what_the_mirror_does_not_know_reads_from_the_server() {
    points.insert(Point.of("a", 1, 2));
    store.running = false;
    points.insert(Point.of("a", 3, 4));
    points.insert(Point.of("a", 5, 6));
    store.running = true;
    server.unannounced = store.http;

    points.update("a", found -> Point.of("a", found.x() + 1, found.y()));

    assertThat(points.get("a")).as("the mirror").contains(Point.of("a", 1, 2));
    store.running = false;
    assertThat(points.get("a")).as("the server").contains(Point.of("a", 6, 6));
  }

  @Test
  void reads_go_through_the_transport_until_the_mirror_has_a_state() {
    server.beforeCatchUp();
    server.set("points/a", "{'x':1,'y':2}");

    assertThat(points.get("a")).contains(Point.of("a", 1, 2));
    assertThat(points.exists("a")).isTrue();
    assertThat(points.all()).hasSize(1);
    assertThat(points.find("a")).isPresent();
    assertThat(server.reads)
        .containsExactly("get points/a", "exists points/a", "list points", "list points/a");

    server.catchUp();
    server.reads.clear();
    assertThat(points.get("a")).contains(Point.of("a", 1, 2));
    assertThat(points.all()).hasSize(1);
    assertThat(server.reads).isEmpty();
  }

  @Test
  void a_stream_sees_one_moment_whatever_happens_while_it_is_read() {
    server.set("points/a", "{'x':1,'y':1}");
    server.set("points/b", "{'x':1,'y':1}");
    try (Stream<Point> stream = points.stream()) {
      Iterator<Point> read = stream.iterator();
      Point first = read.next();
      server.set("points/b", "{'x':2,'y':2}");
      server.set("points/c", "{'x':2,'y':2}");

      assertThat(List.of(first, read.next()))
          .containsExactly(Point.of("a", 1, 1), Point.of("b", 1, 1));
      assertThat(read).isExhausted();
    }
    assertThat(points.all()).hasSize(3);
  }

  @Test
  void a_leaf_at_a_slug_hides_no_record_and_breaks_no_grouping() {
    server.set("points/a-b", "{'x':1,'y':1}");
    server.set("points/a", "'a stray leaf'");
    server.set("points/a/x", "5");
    server.set("points/a/y", "6");
    server.set("points/stray", "1");

    assertThat(points.all()).containsExactly(Point.of("a-b", 1, 1), Point.of("a", 5, 6));
    assertThat(points.get("a")).contains(Point.of("a", 5, 6));
    assertThat(points.get("stray")).isEmpty();
    assertThat(points.exists("stray")).isTrue();
  }

  @Test
  void find_asks_the_server_where_a_revision_is_unknown_or_a_write_pending() {
    server.set("points/a", "{'x':1,'y':2}");
    server.showPending("points/a/x", "9");
    server.reads.clear();

    Stored<Point> found = points.find("a").orElseThrow();

    assertThat(server.reads).containsExactly("list points/a");
    assertThat(found.propertyRevisions()).containsEntry("y", 1L);
    assertThat(points.get("a")).contains(Point.of("a", 9, 2));
  }

  @Test
  void find_tells_the_revisions_of_the_leaves() {
    server.set("points/a", "{'x':1,'y':2}");
    server.set("points/a/y", "3");

    Stored<Point> found = points.find("a").orElseThrow();

    assertThat(found.revision()).isEqualTo(2);
    assertThat(found.propertyRevisions()).isEqualTo(Map.of("x", 1L, "y", 2L));
    assertThat(found.leaves())
        .containsExactly(new Stored.Leaf(List.of("x"), 1), new Stored.Leaf(List.of("y"), 2));
  }

  @Test
  void a_read_follows_the_transport_when_it_changes() {
    server.set("points/a", "{'x':1,'y':1}");
    store.http.store("points/a", Texts.json("{'x':2,'y':2}"));

    assertThat(points.get("a")).contains(Point.of("a", 1, 1));
    store.running = false;
    assertThat(points.get("a")).contains(Point.of("a", 2, 2));
    assertThat(server.viewListeners).as("listeners of the stopped transport").isEmpty();
    store.running = true;
    server.set("points/a", "{'x':3,'y':3}");
    assertThat(points.get("a")).contains(Point.of("a", 3, 3));
    assertThat(server.viewListeners).hasSize(1);
  }

  @Test
  void a_record_is_read_by_its_slug_whatever_its_characters() {
    for (String slug : List.of("a", "a/b", "a~1", "*", "..", "ü 😀")) {
      server.set(DustPath.of("points", slug).render(), "{'x':1,'y':2}");

      assertThat(points.get(slug)).contains(Point.of(slug, 1, 2));
      server.set(DustPath.of("points", slug, "x").render(), "7");
      assertThat(points.get(slug)).contains(Point.of(slug, 7, 2));
    }
  }

  @Test
  void an_empty_slug_is_refused() {
    assertThatThrownBy(() -> points.get("")).isInstanceOf(DustException.class);
    assertThatThrownBy(() -> points.exists("")).isInstanceOf(DustException.class);
    assertThatThrownBy(() -> points.find("")).isInstanceOf(DustException.class);
  }
}
