package io.dustlayer.cdi.schema;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * A stored record of which instances are made that share nothing that could be changed. Immutable;
 * safe to share between threads.
 *
 * @param <T> the entity
 */
public final class RecordTemplate<T> {

  private final SchemaModel<T> model;
  private final DirectLoader direct;
  private final String slug;
  private final JsonValue stored;
  private final Object[] parts;

  RecordTemplate(SchemaModel<T> model, DirectLoader direct, String slug, JsonValue stored) {
    this.model = model;
    this.direct = direct;
    this.slug = slug;
    this.stored = stored;
    this.parts = direct.parts(stored);
  }

  /**
   * Makes an instance.
   *
   * @return a new one; empty if the class refuses this time what it has accepted before
   */
  public Optional<T> instance() {
    Object made = parts == null ? null : direct.again(slug, parts);
    if (made != null) {
      return Optional.of(model.type().cast(made));
    }
    return model.load(slug, stored) instanceof Loaded.Ok<T> ok
        ? Optional.of(ok.record())
        : Optional.empty();
  }
}
