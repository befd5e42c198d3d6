package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.Loaded;
import io.dustlayer.cdi.schema.PropertyModel;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the records of one schema. Both storage modes lie alike in the store, as leaves below the
 * record's path, so one way of reading serves both.
 */
final class RecordReader<T> {

  private final SchemaModel<T> model;
  private final StoreAccess store;

  RecordReader(SchemaModel<T> model, StoreAccess store) {
    this.model = model;
    this.store = store;
  }

  Stream<T> stream() {
    LeafPages pages = new LeafPages(store, model.prefix());
    return new RecordGroups(pages, model.prefix().length())
        .stream().map(group -> load(group.slug(), group.value())).flatMap(Optional::stream);
  }

  Optional<T> get(String slug) {
    DustPath path = model.path(slug);
    return store.transport().get(path).flatMap(entry -> load(slug, entry.value()));
  }

  boolean exists(String slug) {
    DustPath path = model.path(slug);
    return store.transport().exists(path);
  }

  Optional<Stored<T>> find(String slug) {
    DustPath path = model.path(slug);
    RecordLeaves leaves = new RecordLeaves();
    List<Stored.Leaf> stored = new ArrayList<>();
    LeafPages pages = new LeafPages(store, path);
    while (pages.hasNext()) {
      Entry entry = pages.next();
      List<String> segments = below(entry.path(), path.length());
      leaves.add(segments, entry.value());
      stored.add(new Stored.Leaf(segments, entry.revision()));
    }
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    return load(slug, leaves.assemble()).map(record -> stored(slug, record, stored));
  }

  private Stored<T> stored(String slug, T record, List<Stored.Leaf> leaves) {
    Map<String, String> names = new HashMap<>();
    for (PropertyModel property : model.properties()) {
      names.put(property.wireName(), property.name());
    }
    Map<String, Long> revisions = new HashMap<>();
    long highest = 0;
    for (Stored.Leaf leaf : leaves) {
      highest = Math.max(highest, leaf.revision());
      String property = names.get(leaf.segments().get(0));
      if (property != null) {
        revisions.merge(property, leaf.revision(), Math::max);
      }
    }
    return new Stored<>(slug, record, highest, revisions, leaves);
  }

  private Optional<T> load(String slug, JsonValue value) {
    Loaded<T> loaded = model.load(slug, value);
    if (loaded instanceof Loaded.Ok<T> ok) {
      return Optional.of(ok.record());
    }
    RepoLog.notLoadable(model.name(), (Loaded.Unloadable<T>) loaded);
    return Optional.empty();
  }

  static List<String> below(DustPath path, int length) {
    return path.segments().subList(length, path.length());
  }
}
