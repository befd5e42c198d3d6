package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.StorageMode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One schema of the applications, as the checks know it.
 *
 * @param type the entity
 * @param prefix the only segment of its prefix
 * @param mode how its records are stored
 * @param entity makes a record of a slug and its content
 * @param content takes a record apart
 * @param slug the key of a record
 * @param <T> the entity
 */
record SoakSchema<T>(
    Class<T> type,
    String prefix,
    StorageMode mode,
    BiFunction<String, Content, T> entity,
    Function<T, Content> content,
    Function<T, String> slug) {

  static final SoakSchema<Task> TASKS =
      new SoakSchema<>(
          Task.class,
          "soak-tasks",
          StorageMode.FLAT,
          (slug, c) -> new Task(slug, c.title(), c.rank(), c.note(), c.labels()),
          task -> new Content(task.title(), task.rank(), task.note(), task.labels()),
          Task::slug);

  static final SoakSchema<Profile> PROFILES =
      new SoakSchema<>(
          Profile.class,
          "soak-profiles",
          StorageMode.MAP,
          (slug, c) -> new Profile(slug, c.title(), c.rank(), c.note(), c.labels()),
          profile -> new Content(profile.title(), profile.rank(), profile.note(), profile.labels()),
          Profile::slug);

  static final List<SoakSchema<?>> ALL = List.of(TASKS, PROFILES);

  /** Few enough to be written by several writers at once; one of them has to be escaped. */
  static final List<String> SLUGS = List.of("a", "a-b", "b", "c/d", "d~e", "f");

  /** The path of a record. */
  String path(String slugOfRecord) {
    return prefix + '/' + slugOfRecord.replace("~", "~0").replace("/", "~1");
  }

  /** The slug that a segment stands for. */
  static String unescaped(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }

  @Override
  public String toString() {
    return prefix;
  }
}
