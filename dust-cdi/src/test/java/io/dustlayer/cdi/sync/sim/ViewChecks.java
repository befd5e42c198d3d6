package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.StoreEvent;
import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import io.dustlayer.cdi.sync.Outcome;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What readers see: the committed state with own pending writes on top, recomputed naively. */
final class ViewChecks {

  private static final int MOST_STATES = 500;

  private final ModelStore store;
  private final Joins joins;
  private final List<Object> overlay = new ArrayList<>();
  private final Set<StoreEvent> uncertain = new HashSet<>();
  private Mirror shown = Mirror.empty();
  private boolean synced;
  private boolean changed;

  ViewChecks(ModelStore store, Joins joins) {
    this.store = store;
    this.joins = joins;
  }

  void submitted(Write write) {
    overlay.add(write);
    changed = true;
  }

  /** Operations are committed; while a reset is unnoticed they may look like old ones. */
  void batch(List<StoreEvent> ops, boolean stranded) {
    overlay.addAll(ops);
    if (stranded) {
      uncertain.addAll(ops);
    }
    changed = true;
  }

  /** A write is known to be committed; if a catch-up had settled it, it is shown again. */
  void committed(Write write) {
    if (write.isPerhapsSettled()) {
      // Shown again at the end if a catch-up had settled it, else where it was.
      overlay.add(write);
    } else if (write.isSettled() && overlay.remove(write)) {
      overlay.add(write);
    }
    changed = true;
  }

  /** Something happened that may change the view. */
  void stirred() {
    changed = true;
  }

  void show(Effect.Show show) {
    if (synced && !show.replaced()) {
      States.coversChanges("Show", show.touched(), shown, show.view());
    }
    if (synced && !show.synced()) {
      throw new Violation("reads may not use the view any more");
    }
    synced = show.synced();
    shown = show.view();
    changed = true;
  }

  void after(boolean nowSynced, BaseChecks base) {
    if (nowSynced && !synced && !joins.isStopped()) {
      throw new Violation("synced, but no state was shown");
    }
    if (!changed || !synced) {
      return;
    }
    changed = false;
    List<Object> sure = new ArrayList<>();
    List<Object> possible = new ArrayList<>();
    sort(base, sure, possible);
    if (overlay.isEmpty() && shown == base.base()) {
      return;
    }
    Set<String> differ = leastDifference(base.base(), sure, possible);
    if (!differ.isEmpty()) {
      Map<String, JsonValue> expected = view(base.base(), sure);
      String path = differ.iterator().next();
      throw new Violation(
          "readers see something else: %s at %s, not %s, and differ at least at %s; pending: %s, possibly: %s"
              .formatted(
                  States.of(shown).get(path), path, expected.get(path), differ, sure, possible));
    }
  }

  private enum Place {
    SHOWN,
    PERHAPS,
    HIDDEN,
    GONE
  }

  private void sort(BaseChecks base, List<Object> sure, List<Object> possible) {
    overlay.removeIf(
        entry -> {
          Place place = place(entry, base);
          if (place == Place.SHOWN) {
            sure.add(entry);
          } else if (place == Place.PERHAPS) {
            possible.add(entry);
          }
          return place == Place.GONE;
        });
  }

  private Place place(Object entry, BaseChecks base) {
    if (entry instanceof StoreEvent event) {
      Place place = committed(event.clientOpId(), event.storeSeq(), base);
      return place == Place.SHOWN && uncertain.contains(event) ? Place.PERHAPS : place;
    }
    Write write = (Write) entry;
    Place place = place(write, base);
    return place == Place.SHOWN && write.isPerhapsSettled() ? Place.PERHAPS : place;
  }

  private Place place(Write write, BaseChecks base) {
    if (write.outcome() == null) {
      return write.isSettled() ? Place.HIDDEN : Place.SHOWN;
    } else if (write.outcome() instanceof Outcome.Committed committed) {
      return committed(write.id(), committed.storeSeq(), base);
    } else if (write.outcome() instanceof Outcome.Unknown) {
      return unknown(write, base);
    }
    return Place.GONE;
  }

  // It stays until a catch-up settles it, or its event or refusal comes nevertheless.
  private Place unknown(Write write, BaseChecks base) {
    if (write.isRefused() || write.isGivenUp()) {
      return Place.GONE;
    } else if (write.isHeard()) {
      return committed(write.id(), write.heardSeq(), base);
    }
    return write.isSettled() ? Place.HIDDEN : Place.SHOWN;
  }

  // Until an engine has learned of a reset, its base is of another history than new commits.
  private Place committed(String id, long seq, BaseChecks base) {
    boolean reached = seq <= base.base().watermark();
    if (isIn(id, seq, base.timeline())) {
      return reached ? Place.GONE : Place.SHOWN;
    } else if (base.isStranded()) {
      return isIn(id, seq, store.timeline()) ? Place.SHOWN : Place.PERHAPS;
    }
    return reached ? Place.GONE : Place.PERHAPS;
  }

  private boolean isIn(String id, long seq, ModelStore.Timeline timeline) {
    return store.commits(id).stream().anyMatch(op -> op.seq() == seq && isIn(op, timeline));
  }

  private static boolean isIn(ModelOp op, ModelStore.Timeline timeline) {
    return op.seq() <= timeline.seq() && timeline.op(op.seq()) == op;
  }

  // With all entries, or without those that are only possible, or with some choice of them.
  private Set<String> leastDifference(Mirror base, List<Object> sure, List<Object> possible) {
    Map<String, JsonValue> seen = States.of(shown);
    Set<Object> certain = identities(sure);
    Set<Object> perhaps = identities(possible);
    List<Object> ordered =
        overlay.stream().filter(one -> certain.contains(one) || perhaps.contains(one)).toList();
    Set<String> differ = States.differences(seen, view(base, ordered));
    if (!differ.isEmpty() && !possible.isEmpty()) {
      List<Object> fewest = ordered.stream().filter(certain::contains).toList();
      differ = States.differences(seen, view(base, fewest));
    }
    return differ.isEmpty() || possible.isEmpty()
        ? differ
        : leastOfAll(seen, base, ordered, perhaps);
  }

  private static Set<String> leastOfAll(
      Map<String, JsonValue> seen, Mirror base, List<Object> ordered, Set<Object> perhaps) {
    Set<Map<String, JsonValue>> states = new HashSet<>();
    states.add(States.of(base));
    for (Object entry : ordered) {
      Set<Map<String, JsonValue>> next = new HashSet<>();
      for (Map<String, JsonValue> state : states) {
        if (perhaps.contains(entry)) {
          next.add(state);
        }
        Map<String, JsonValue> with = new TreeMap<>(state);
        apply(with, entry);
        next.add(with);
      }
      if (next.size() > MOST_STATES) {
        return Set.of();
      }
      states = next;
    }
    return states.stream()
        .map(state -> States.differences(seen, state))
        .min(Comparator.comparingInt(Set::size))
        .orElseThrow();
  }

  private static Set<Object> identities(List<Object> entries) {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(entries);
    return all;
  }

  private static Map<String, JsonValue> view(Mirror base, List<Object> entries) {
    Map<String, JsonValue> view = States.of(base);
    entries.forEach(entry -> apply(view, entry));
    return view;
  }

  private static void apply(Map<String, JsonValue> view, Object entry) {
    if (entry instanceof StoreEvent event) {
      Overlay.show(view, event.kind(), event.path(), event.value());
    } else {
      Write write = (Write) entry;
      Overlay.show(view, write.request.kind(), write.request.path(), write.request.value());
    }
  }

  /** Whether nothing lies on top of the committed state. */
  boolean isPlain(Mirror base) {
    return shown == base;
  }

  /** Whether readers see what is committed, and nothing else. */
  boolean isSettled(Mirror base) {
    return shown == base || States.differences(States.of(shown), States.of(base)).isEmpty();
  }
}
