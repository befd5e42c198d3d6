package io.dustlayer.cdi.tck.weld.soak;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The events that the log obliges an application to be told: one for each operation and record it
 * touched; for a snapshot that stands for operations, the difference that they make together.
 */
final class ExpectedEvents {

  private final Witness witness;
  private final String prefix;
  private final StoreModel store = new StoreModel();
  private final List<SeenEvent> events = new ArrayList<>();

  private ExpectedEvents(Witness witness) {
    this.witness = witness;
    this.prefix = witness.schema().prefix();
  }

  /** The events of a witness, in the order in which they must be told. */
  static List<SeenEvent> of(Witness witness, List<LoggedOp> log) {
    ExpectedEvents expected = new ExpectedEvents(witness);
    expected.follow(log);
    return expected.events;
  }

  private void follow(List<LoggedOp> log) {
    Map<String, Map<String, JsonValue>> beforeSnapshot = null;
    for (LoggedOp op : log) {
      Optional<SeenRaw.Resync> snapshot =
          witness.resyncs().stream().filter(resync -> resync.covers(op.seq())).findFirst();
      if (op.seq() <= witness.from()) {
        store.apply(op);
      } else if (snapshot.isEmpty()) {
        tell(op);
      } else {
        beforeSnapshot = beforeSnapshot == null ? store.records(prefix) : beforeSnapshot;
        store.apply(op);
        if (op.seq() == snapshot.get().to()) {
          tellDifference(op.seq(), false, beforeSnapshot, new TreeSet<>());
          beforeSnapshot = null;
        }
      }
    }
  }

  private void tell(LoggedOp op) {
    if (!concerns(prefix, op.path())) {
      store.apply(op);
      return;
    }
    Map<String, Map<String, JsonValue>> before = store.records(prefix);
    store.apply(op);
    boolean own = op.isBy(witness.application());
    SortedSet<String> at = new TreeSet<>();
    if (op.path().startsWith(prefix + '/')) {
      at.add(op.path().substring(prefix.length() + 1).split("/")[0]);
      tellEach(op.seq(), own, before, at);
    } else {
      tellDifference(op.seq(), own, before, at);
    }
  }

  /** Whether subscribers of a prefix hear of operations at a path: at, below or above it. */
  static boolean concerns(String prefix, String path) {
    return (path + '/').startsWith(prefix + '/') || (prefix + '/').startsWith(path + '/');
  }

  private void tellDifference(
      long seq,
      boolean own,
      Map<String, Map<String, JsonValue>> before,
      SortedSet<String> segments) {
    Map<String, Map<String, JsonValue>> after = store.records(prefix);
    for (Map<String, Map<String, JsonValue>> side : List.of(before, after)) {
      for (String slug : side.keySet()) {
        if (!Objects.equals(before.get(slug), after.get(slug))) {
          segments.add(slug.replace("~", "~0").replace("/", "~1"));
        }
      }
    }
    tellEach(seq, own, before, segments);
  }

  private void tellEach(
      long seq,
      boolean own,
      Map<String, Map<String, JsonValue>> before,
      SortedSet<String> segments) {
    Map<String, Map<String, JsonValue>> after = store.records(prefix);
    for (String segment : segments) {
      String slug = SoakSchema.unescaped(segment);
      Optional<Content> now = Content.of(after.getOrDefault(slug, Map.of()));
      if (now.isPresent() || Content.of(before.getOrDefault(slug, Map.of())).isPresent()) {
        events.add(new SeenEvent(seq, slug, now, own));
      }
    }
  }
}
