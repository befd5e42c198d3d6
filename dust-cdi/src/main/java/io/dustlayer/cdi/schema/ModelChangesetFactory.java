package io.dustlayer.cdi.schema;

import io.dustlayer.cdi.Changeset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes changesets over {@link SchemaModel}s; found by {@link java.util.ServiceLoader}. */
public final class ModelChangesetFactory implements Changeset.Factory {

  /** A factory; made by {@link java.util.ServiceLoader}. */
  public ModelChangesetFactory() {
    super();
  }

  @Override
  public <T> Changeset<T> create(Class<T> schema) {
    return ModelChangeset.start(SchemaModel.of(schema), Optional.empty());
  }

  @Override
  public <T> Changeset<T> of(T record) {
    return start(record);
  }

  @Override
  public <T> Changeset<T> between(T before, T after) {
    Objects.requireNonNull(after, "after");
    ModelChangeset<T> change = start(before);
    Map<String, Object> wanted = change.model().values(after);
    change = change.put(SchemaDescription.SLUG, wanted.get(SchemaDescription.SLUG));
    for (PropertyModel property : change.model().properties()) {
      change = change.put(property.name(), wanted.get(property.name()));
    }
    return change;
  }

  @SuppressWarnings("unchecked") // the class of a T is a Class<T> unless T is a supertype's name
  private static <T> ModelChangeset<T> start(T record) {
    Class<T> type = (Class<T>) record.getClass();
    return ModelChangeset.start(SchemaModel.of(type), Optional.of(record));
  }
}
