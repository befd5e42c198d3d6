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
 * <p>No record stays that is older than the view: a reader makes a mark before it looks at the
 * view, and keeps the record only if the mark is still there. A change that becomes visible after
 * the look is told after it, and then removes the mark, or the record that was kept.
 *
 * <p>Safe for use from any thread. The transport's thread waits for no reader.
 */
final class RecordViews<T> implements ViewListener {

  /** How many absent records are kept even for an empty store. */
  static final int SPARE = 1000;

  private static final Object NOTHING = new Object();

  private final SchemaModel<T> model;
  private final boolean shared;
  private final RecordCopier<T> copier;
  private final RealtimeTransport transport;
  private final Subscription listening;
  // Of records that nobody can change an Optional, for everybody. Of others an instance that nobody
  // has, or a RecordTemplate; NOTHING where there is no record. Without an object around them, and
  // without marks among them: of a million records each look at one more object is dear.
  private volatile ConcurrentMap<String, Object> records = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<String, Mark> marks = new ConcurrentHashMap<>();

  RecordViews(SchemaModel<T> model, RealtimeTransport transport) {
    this.model = model;
    this.shared = model.isImmutable();
    this.copier = model.copier().orElse(null);
    this.transport = transport;
    this.listening = transport.onView(this);
  }

  boolean isOf(DustTransport other) {
    return transport == other;
  }

  /** The record if it is kept; null if it has to be read. */
  @SuppressWarnings("unchecked") // of this schema, and in this form, like everything that is kept
  Optional<T> kept(String slug) {
    Object kept = records.get(slug);
    return shared || kept == null ? (Optional<T>) kept : instance(kept);
  }

  /** The record as the transport's view has it now. There must be a view. */
  Optional<T> get(String slug) {
    Optional<T> kept = kept(slug);
    return kept == null ? read(slug) : kept;
  }

  @SuppressWarnings("unchecked") // as above
  private Optional<T> instance(Object kept) {
    if (kept == NOTHING) {
      return Optional.empty();
    }
    return copier == null
        ? ((RecordTemplate<T>) kept).instance()
        : Optional.of(copier.copy((T) kept));
  }

  @Override
  public void touched(List<DustPath> touched) {
    DustPath prefix = model.prefix();
    for (DustPath root : touched) {
      if (prefix.startsWith(root)) {
        replaced();
      } else if (root.startsWith(prefix)) {
        String slug = root.segments().get(prefix.length());
        // In this order: a reader that still finds its mark has put its record where the second
        // removes it.
        marks.remove(slug);
        records.remove(slug);
      }
    }
  }

  @Override
  public void replaced() {
    // In this order: whoever sees the second sees the first.
    marks = new ConcurrentHashMap<>();
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
    // In this order: what was read before everything was replaced must not get to where what was
    // read later is.
    ConcurrentMap<String, Object> places = records;
    ConcurrentMap<String, Mark> reading = marks;
    Mark mark = new Mark();
    boolean alone = reading.putIfAbsent(slug, mark) == null;
    try {
      MirrorView view = transport.view().orElseThrow();
      Optional<JsonValue> stored = new StoredRecord(view, model.path(slug)).value();
      Loaded<T> loaded = stored.map(json -> model.load(slug, json)).orElse(null);
      Optional<T> record =
          loaded instanceof Loaded.Ok<T> ok ? Optional.of(ok.record()) : Optional.empty();
      // Slugs that are asked for may be without end; those that are stored are not.
      if (alone && (loaded != null || places.size() <= view.size() + SPARE)) {
        Object kept = toKeep(record, slug, stored);
        reading.computeIfPresent(
            slug, (key, found) -> found == mark ? mark.keep(places, slug, kept) : found);
      }
      if (mark.kept && loaded instanceof Loaded.Unloadable<T> unloadable) {
        RepoLog.notLoadable(model.name(), unloadable);
      }
      return record;
    } finally {
      reading.remove(slug, mark);
    }
  }

  private Object toKeep(Optional<T> record, String slug, Optional<JsonValue> stored) {
    if (shared) {
      return record;
    }
    if (record.isEmpty()) {
      return NOTHING;
    }
    return copier == null
        ? model.template(slug, stored.orElseThrow())
        : copier.copy(record.orElseThrow());
  }

  /** Somebody is reading. Compared by identity. */
  private static final class Mark {
    private boolean kept;

    /** Puts a record in its place, and takes the mark away. */
    private Mark keep(ConcurrentMap<String, Object> places, String slug, Object record) {
      places.put(slug, record);
      kept = true;
      return null;
    }
  }
}
