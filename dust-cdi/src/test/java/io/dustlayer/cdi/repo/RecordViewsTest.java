package io.dustlayer.cdi.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dustlayer.cdi.DustSchema;
import io.dustlayer.cdi.cdi.LogLines;
import io.dustlayer.cdi.schema.SchemaModel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordViewsTest {

  private final ModelTransport server = new ModelTransport();
  private final RecordViews<Point> points = new RecordViews<>(SchemaModel.of(Point.class), server);

  /** A class, whose setters anybody may call. */
  @DustSchema(prefix = "cars", required = "wheels")
  public static class Car {
    private String slug;
    private Integer wheels;

    public String getSlug() {
      return slug;
    }

    public void setSlug(String slug) {
      this.slug = slug;
    }

    public Integer getWheels() {
      return wheels;
    }

    public void setWheels(Integer wheels) {
      this.wheels = wheels;
    }
  }

  @Test
  void a_record_that_has_not_changed_is_the_same_instance() {
    server.set("points/a", "{'x':1,'y':2}");
    server.set("points/b", "{'x':1,'y':2}");
    Optional<Point> first = points.get("a");
    server.set("points/b/x", "5");
    server.set("other/a/x", "5");
    server.set("pointsmen/a/x", "5");

    assertThat(points.get("a")).isSameAs(first).contains(Point.of("a", 1, 2));
  }

  @Test
  void a_change_of_or_below_a_record_is_read() {
    server.set("points/a", "{'x':1,'y':2}");
    points.get("a");
    server.set("points/a/x", "3");
    assertThat(points.get("a")).contains(Point.of("a", 3, 2));
    server.merge("points/a", "{'y':4,'label':'L'}");
    assertThat(points.get("a")).contains(new Point("a", 3, 4, Optional.of("L")));
    server.increment("points/a/x");
    assertThat(points.get("a")).contains(new Point("a", 4, 4, Optional.of("L")));
    server.delete("points/a");
    assertThat(points.get("a")).isEmpty();
  }

  @Test
  void a_change_at_or_above_the_prefix_is_read() {
    server.set("points/a", "{'x':1,'y':2}");
    points.get("a");
    points.get("b");
    server.set("points", "{'a':{'x':5,'y':6},'b':{'x':7,'y':8}}");
    assertThat(points.get("a")).contains(Point.of("a", 5, 6));
    assertThat(points.get("b")).contains(Point.of("b", 7, 8));
    server.delete("points");
    assertThat(points.get("a")).isEmpty();
  }

  @Test
  void a_replaced_state_is_read() {
    server.set("points/a", "{'x':1,'y':2}");
    points.get("a");
    server.replace(ModelView.EMPTY.at(9), false);

    assertThat(points.get("a")).isEmpty();
  }

  @Test
  void an_absent_record_is_found_when_it_comes() {
    assertThat(points.get("a")).isEmpty();
    assertThat(points.get("a")).isEmpty();
    assertThat(points.size()).isEqualTo(1);
    server.set("points/a", "{'x':1,'y':2}");
    assertThat(points.get("a")).isPresent();
  }

  @Test
  void what_is_kept_of_absent_records_is_bounded() {
    for (int i = 0; i < 3 * RecordViews.SPARE; i++) {
      assertThat(points.get("none-" + i)).isEmpty();
    }
    assertThat(points.size()).isBetween(RecordViews.SPARE, RecordViews.SPARE + 1);
    server.set("points/a", "{'x':1,'y':2}");
    assertThat(points.get("a")).isPresent().isSameAs(points.get("a"));
  }

  @Test
  void an_unloadable_record_is_logged_once_for_each_of_its_changes() {
    server.set("points/once", "{'x':1}");
    try (LogLines log = new LogLines("io.dustlayer.cdi.repo")) {
      points.get("once");
      points.get("once");
      assertThat(log.lines()).filteredOn(line -> line.contains("Point 'once'")).hasSize(1);
      server.set("points/once/x", "2");
      points.get("once");
      points.get("once");
      assertThat(log.lines()).filteredOn(line -> line.contains("Point 'once'")).hasSize(2);
      assertThat(log.lines()).anyMatch(line -> line.contains("DUST0520") && line.contains("[y]"));
    }
  }

  @Test
  void entities_that_can_be_changed_are_made_anew_for_each_reader() {
    RecordViews<Car> cars = new RecordViews<>(SchemaModel.of(Car.class), server);
    server.set("cars/a/wheels", "4");
    Car first = cars.get("a").orElseThrow();
    first.setWheels(3);

    assertThat(cars.get("a").orElseThrow()).isNotSameAs(first);
    assertThat(cars.get("a").orElseThrow().getWheels()).isEqualTo(4);
    server.set("cars/a/wheels", "6");
    assertThat(cars.get("a").orElseThrow().getWheels()).isEqualTo(6);
  }

  @Test
  void records_that_hold_something_changeable_are_made_anew_for_each_reader() {
    RecordViews<Note> notes = new RecordViews<>(SchemaModel.of(Note.class), server);
    server.set("notes/a", "{'title':'T','tags':['x']}");
    notes.get("a").orElseThrow().tags().add("poison");

    assertThat(notes.get("a").orElseThrow().tags()).containsExactly("x");
  }

  @Test
  void a_read_that_fails_leaves_nothing_behind() {
    server.set("points/a", "{'x':1,'y':2}");
    server.whenLooked =
        () -> {
          throw new IllegalStateException("a test's");
        };
    assertThatThrownBy(() -> points.get("a")).isInstanceOf(IllegalStateException.class);
    assertThat(points.size()).isZero();
    server.whenLooked = () -> {};
    assertThat(points.get("a")).contains(Point.of("a", 1, 2));
  }

  @Test
  void nothing_is_heard_any_more_once_it_is_closed() {
    assertThat(server.viewListeners).containsExactly(points);
    points.close();
    assertThat(server.viewListeners).isEmpty();
  }

  @Test
  void a_change_during_a_read_is_not_covered_by_what_was_read_before() {
    server.set("points/a", "{'x':1,'y':1}");
    server.whenLooked =
        () -> {
          server.whenLooked = () -> {};
          server.set("points/a/x", "2");
        };

    assertThat(points.get("a")).as("what there was").contains(Point.of("a", 1, 1));
    assertThat(points.get("a")).as("what there is").contains(Point.of("a", 2, 1));
  }

  @Test
  void a_second_reader_of_the_same_record_does_not_revive_what_the_first_one_read() {
    server.set("points/a", "{'x':1,'y':1}");
    server.whenLooked =
        () -> {
          server.whenLooked = () -> {};
          server.set("points/a/x", "2");
          assertThat(points.get("a")).contains(Point.of("a", 2, 1));
        };

    assertThat(points.get("a")).as("what there was").contains(Point.of("a", 1, 1));
    assertThat(points.get("a")).as("what there is").contains(Point.of("a", 2, 1));
  }
}
