package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.Stored;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.schema.Loaded;
import io.dustlayer.cdi.schema.PropertyModel;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.Entry;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the records of one schema. Both storage modes lie alike in the store, as leaves below the
 * record's path, so one way of reading serves both.
 *
 * <p>Where the transport has a mirror with a state, reads are local, and each sees one moment of
 * the store; before, they go through the transport. A record that cannot be loaded is logged each
 * time it is read, except by {@link #get} from a mirror: there once for each of its changes.
 */
final class RecordReader<T> {

  private final SchemaModel<T> model;
  private final StoreAccess store;
  private volatile RecordViews<T> views;

  RecordReader(SchemaModel<T> model, StoreAccess store) {
    this.model = model;
    this.store = store;
  }

  Stream<T> stream() {
    DustPath prefix = model.prefix();
    Iterator<RecordGroups.Group> groups =
        view(store.transport())
            .<Iterator<RecordGroups.Group>>map(view -> new ViewRecords(view, prefix))
            .orElseGet(() -> new RecordGroups(new LeafPages(store, prefix), prefix.length()));
    return RecordGroups.stream(groups)
        .map(group -> load(model, group.slug(), group.value()))
        .flatMap(Optional::stream);
  }

  Optional<T> get(String slug) {
    DustTransport transport = store.transport();
    RecordViews<T> known = views;
    if (known != null && known.isOf(transport)) {
      // What is kept has been read from a view, and once there is one there always is.
      Optional<T> kept = known.kept(slug);
      if (kept != null) {
        return kept;
      }
    }
    return getUnkept(slug, transport);
  }

  // Apart, so that what happens nearly always is small enough for a compiler to take into its
  // callers.
  private Optional<T> getUnkept(String slug, DustTransport transport) {
    RecordViews<T> local = viewsOf(transport);
    if (local != null && view(transport).isPresent()) {
      return local.get(slug);
    }
    return transport.get(model.path(slug)).flatMap(entry -> load(model, slug, entry.value()));
  }

  boolean exists(String slug) {
    DustPath path = model.path(slug);
    DustTransport transport = store.transport();
    return view(transport).map(view -> view.contains(path)).orElseGet(() -> transport.exists(path));
  }

  /** From the mirror only if it knows all revisions: they are there to be compared. */
  Optional<Stored<T>> find(String slug) {
    DustPath path = model.path(slug);
    return view(store.transport())
        .map(view -> entries(new ViewLeaves(view, path)))
        .filter(leaves -> leaves.stream().allMatch(RecordReader::isKnown))
        .map(leaves -> stored(slug, path, leaves))
        .orElseGet(() -> stored(slug, path, entries(new LeafPages(store, path))));
  }

  /** As the server has it now, which a mirror may not know yet. */
  Optional<Stored<T>> findAtServer(String slug) {
    DustPath path = model.path(slug);
    return stored(slug, path, entries(new LeafPages(store, store::remote, path)));
  }

  private static boolean isKnown(Entry leaf) {
    return leaf.revision() != MirrorView.UNKNOWN_REVISION;
  }

  private static List<Entry> entries(Iterator<Entry> leaves) {
    List<Entry> all = new ArrayList<>();
    leaves.forEachRemaining(all::add);
    return all;
  }

  private static Optional<MirrorView> view(DustTransport transport) {
    return transport instanceof RealtimeTransport realtime ? realtime.view() : Optional.empty();
  }

  /** The records that are kept of a transport's mirror; null if it has none. */
  private RecordViews<T> viewsOf(DustTransport transport) {
    RecordViews<T> known = views;
    if (!(transport instanceof RealtimeTransport realtime)) {
      return known == null ? null : change(null);
    }
    return known != null && known.isOf(realtime) ? known : change(realtime);
  }

  private synchronized RecordViews<T> change(RealtimeTransport transport) {
    if (views != null && (transport == null || !views.isOf(transport))) {
      views.close();
      views = null;
    }
    if (views == null && transport != null) {
      views = new RecordViews<>(model, transport);
    }
    return views;
  }

  private Optional<Stored<T>> stored(String slug, DustPath path, List<Entry> entries) {
    RecordLeaves leaves = new RecordLeaves();
    List<Stored.Leaf> stored = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> segments = below(entry.path(), path.length());
      leaves.add(segments, entry.value());
      stored.add(new Stored.Leaf(segments, entry.revision()));
    }
    return stored.isEmpty()
        ? Optional.empty()
        : load(model, slug, leaves.assemble()).map(record -> stored(slug, record, stored));
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

  static <T> Optional<T> load(SchemaModel<T> model, String slug, JsonValue value) {
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
