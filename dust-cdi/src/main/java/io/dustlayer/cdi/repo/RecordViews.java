package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.Loaded;
import io.dustlayer.cdi.schema.RecordCopier;
import io.dustlayer.cdi.schema.RecordTemplate;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import io.dustlayer.cdi.spi.ViewListener;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The records of one schema in the mirror of a transport, decoded once: getting a record again that
 * has not changed is one look into a hash table. Records that nobody can change are shared; of
 * others the assembled JSON is kept, and each read makes a new instance.
 *
 * <p>That a record is absent or cannot be loaded is kept too; the latter is logged when it is found
 * out, which is once for each change of the record. How many absent records are kept is bounded by
 * the size of the store.
 *
 * <p>No record stays that is older than the view: a reader marks its place before it looks at the
 * view, and puts the record there only if the mark is still there. A change that becomes visible
 * after the look is told after it, and then removes the mark or what has replaced it.
 *
 * <p>Safe for use from any thread. The transport's thread waits for no reader.
 */
final class RecordViews<T> implements ViewListener {

  /** How many absent records are kept even for an empty store. */
  static final int SPARE = 1000;

  private final SchemaModel<T> model;
  private final RecordCopier<T> copier;
  private final RealtimeTransport transport;
  private final Subscription listening;
  // An Optional for what everybody may have; for what each reader gets anew an instance that nobody
  // has, or a RecordTemplate; or a mark. Without an object around them: of a million records each
  // look at one more is dear.
  private volatile ConcurrentMap<String, Object> records = new ConcurrentHashMap<>();

  RecordViews(SchemaModel<T> model, RealtimeTransport transport) {
    this.model = model;
    this.copier = model.copier().orElse(null);
    this.transport = transport;
    this.listening = transport.onView(this);
  }

  boolean isOf(DustTransport other) {
    return transport == other;
  }

  /** The record if it is kept; null if it has to be read. */
  Optional<T> kept(String slug) {
    Object kept = records.get(slug);
    return kept == null || kept instanceof Mark ? null : record(kept);
  }

  /** The record as the transport's view has it now. There must be a view. */
  Optional<T> get(String slug) {
    Optional<T> kept = kept(slug);
    return kept == null ? read(slug) : kept;
  }

  // Whoever keeps something keeps something of this schema.
  @SuppressWarnings("unchecked")
  private Optional<T> record(Object kept) {
    if (kept instanceof Optional<?> record) {
      return (Optional<T>) record;
    }
    return kept instanceof RecordTemplate<?> template
        ? ((RecordTemplate<T>) template).instance()
        : Optional.of(copier.copy((T) kept));
  }

  @Override
  public void touched(List<DustPath> touched) {
    DustPath prefix = model.prefix();
    for (DustPath root : touched) {
      if (prefix.startsWith(root)) {
        replaced();
      } else if (root.startsWith(prefix)) {
        records.remove(root.segments().get(prefix.length()));
      }
    }
  }

  @Override
  public void replaced() {
    records = new ConcurrentHashMap<>();
  }

  void close() {
    listening.close();
  }

  /** How many slugs something is kept of. */
  int size() {
    return records.size();
  }

  private Optional<T> read(String slug) {
    DustPath path = model.path(slug);
    ConcurrentMap<String, Object> places = records;
    Object mark = places.computeIfAbsent(slug, key -> new Mark());
    if (!(mark instanceof Mark)) {
      return record(mark);
    }
    try {
      MirrorView view = transport.view().orElseThrow();
      Optional<JsonValue> stored = new StoredRecord(view, path).value();
      if (stored.isEmpty()) {
        keepAbsence(places, slug, mark, view);
        return Optional.empty();
      }
      return load(places, slug, mark, stored.get());
    } finally {
      places.remove(slug, mark);
    }
  }

  private Optional<T> load(
      ConcurrentMap<String, Object> places, String slug, Object mark, JsonValue stored) {
    Loaded<T> loaded = model.load(slug, stored);
    if (loaded instanceof Loaded.Unloadable<T> unloadable) {
      if (places.replace(slug, mark, Optional.empty())) {
        RepoLog.notLoadable(model.name(), unloadable);
      }
      return Optional.empty();
    }
    Optional<T> record = Optional.of(((Loaded.Ok<T>) loaded).record());
    places.replace(slug, mark, kept(record, slug, stored));
    return record;
  }

  private Object kept(Optional<T> record, String slug, JsonValue stored) {
    if (model.isImmutable()) {
      return record;
    }
    return copier == null ? model.template(slug, stored) : copier.copy(record.orElseThrow());
  }

  // Slugs that are asked for may be without end; those that are stored are not.
  private void keepAbsence(
      ConcurrentMap<String, Object> places, String slug, Object mark, MirrorView view) {
    if (places.size() <= view.size() + SPARE) {
      places.replace(slug, mark, Optional.empty());
    }
  }

  /** Somebody is reading. Compared by identity. */
  private static final class Mark {}
}
