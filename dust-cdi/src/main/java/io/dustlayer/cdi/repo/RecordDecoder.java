package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.schema.Loaded;
import io.dustlayer.cdi.schema.SchemaModel;
import java.util.List;
import java.util.Optional;

/** Loads what a mirror holds; a record that cannot be loaded is empty, whatever the reason. */
final class RecordDecoder<T> {

  private final SchemaModel<T> model;

  RecordDecoder(SchemaModel<T> model) {
    this.model = model;
  }

  SchemaModel<T> model() {
    return model;
  }

  /** Whether one instance may be given to several receivers: nothing in it can be set. */
  boolean isShareable() {
    return model.isImmutable();
  }

  /**
   * The record as of an operation. Values that do not fit are logged, but not missing ones: a FLAT
   * insert passes through such states.
   */
  Optional<T> load(String slug, StoredRecord stored, long storeSeq) {
    Loaded<T> loaded = attempt(slug, stored);
    if (loaded instanceof Loaded.Unloadable<T> why && !why.problems().isEmpty()) {
      RepoLog.notDecodable(model.name(), slug, storeSeq, why.problems());
    }
    return record(loaded);
  }

  /** The record, with nothing said if it cannot be loaded: that was said when it came. */
  Optional<T> loadAgain(String slug, StoredRecord stored) {
    return record(attempt(slug, stored));
  }

  private Loaded<T> attempt(String slug, StoredRecord stored) {
    try {
      return stored
          .value()
          .map(value -> model.load(slug, value))
          .orElseGet(() -> new Loaded.Unloadable<>(slug, List.of(), List.of(), List.of()));
    } catch (RuntimeException | Error failure) {
      // Code of the application may throw anything, and must not end the deliveries.
      return new Loaded.Unloadable<>(slug, List.of(), List.of(), List.of("throws " + failure));
    }
  }

  private static <T> Optional<T> record(Loaded<T> loaded) {
    return loaded instanceof Loaded.Ok<T> ok ? Optional.of(ok.record()) : Optional.empty();
  }
}
