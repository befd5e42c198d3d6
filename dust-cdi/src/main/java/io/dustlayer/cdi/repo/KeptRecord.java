package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.schema.SchemaModel;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What is known of a slug in a view. Immutable; compared by identity. */
abstract sealed class KeptRecord<T> {

  /** The record; empty if there is none, or none that can be loaded. */
  abstract Optional<T> record();

  /** Nothing yet: somebody is reading. */
  static final class Mark<T> extends KeptRecord<T> {

    @Override
    Optional<T> record() {
      throw new IllegalStateException("the record has not been read yet");
    }
  }

  /** There is none. */
  static final class Absent<T> extends KeptRecord<T> {

    @Override
    Optional<T> record() {
      return Optional.empty();
    }
  }

  /** There is one that cannot be loaded. */
  static final class Unloadable<T> extends KeptRecord<T> {

    @Override
    Optional<T> record() {
      return Optional.empty();
    }
  }

  /** One that everybody may have, since nobody can change it. */
  static final class Shared<T> extends KeptRecord<T> {

    private final Optional<T> record;

    Shared(Optional<T> record) {
      this.record = record;
    }

    @Override
    Optional<T> record() {
      return record;
    }
  }

  /** What a new instance is made of for each reader. */
  static final class Assembled<T> extends KeptRecord<T> {

    private final SchemaModel<T> model;
    private final String slug;
    private final JsonValue value;

    Assembled(SchemaModel<T> model, String slug, JsonValue value) {
      this.model = model;
      this.slug = slug;
      this.value = value;
    }

    @Override
    Optional<T> record() {
      return RecordReader.load(model, slug, value);
    }
  }
}
