package io.dustlayer.cdi.server.store;

import io.dustlayer.cdi.protocol.DustPath;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ops that bring leaves back to what they were. */
final class Rollback {
  private static final String DEVICE = "system:rollback";

  private final long toSeq;
  private final History target;

  Rollback(long toSeq, History target) {
    this.toSeq = toSeq;
    this.target = target;
  }

  /** Nothing if the path and what is below it are what they were. */
  Optional<WriteOp> of(DustPath path, List<Entry> current) {
    Map<String, String> now = current.stream().collect(Collectors.toMap(Entry::path, Entry::json));
    Map<String, String> then = new LinkedHashMap<>();
    List<Entry> below = new ArrayList<>();
    for (Entry leaf : target.leaves().values()) {
      if (target.isBelow(leaf.path(), path.render())) {
        below.add(leaf);
        then.put(leaf.path(), leaf.json());
      }
    }
    Entry exact = target.leaves().get(path.render());
    if (exact != null) {
      then.put(exact.path(), exact.json());
    }
    return now.equals(then) ? Optional.empty() : Optional.of(restoring(path, exact, below));
  }

  private WriteOp restoring(DustPath path, Entry exact, List<Entry> below) {
    if (exact != null) {
      return set(path, exact.stored());
    } else if (below.isEmpty()) {
      return new WriteOp.Delete(path, Condition.ALWAYS, origin(path));
    }
    return set(path, Subtree.stored(path.segments().size(), below));
  }

  /** Deletes what was not there then, and sets what was different or goes with what is deleted. */
  List<WriteOp> of(List<Entry> current) {
    Map<String, Entry> then = target.leaves();
    List<WriteOp> ops = new ArrayList<>();
    List<String> touched = new ArrayList<>();
    for (Entry leaf : current) {
      if (!then.containsKey(leaf.path())) {
        DustPath path = DustPath.parse(leaf.path());
        ops.add(new WriteOp.Delete(path, Condition.ALWAYS, origin(path)));
        touched.add(leaf.path());
      }
    }
    Map<String, String> now = current.stream().collect(Collectors.toMap(Entry::path, Entry::json));
    for (Entry leaf : then.values()) {
      boolean lost = touched.stream().anyMatch(path -> target.isBelow(leaf.path(), path));
      if (lost || !leaf.json().equals(now.get(leaf.path()))) {
        ops.add(set(DustPath.parse(leaf.path()), leaf.stored()));
        touched.add(leaf.path());
      }
    }
    return ops;
  }

  private WriteOp set(DustPath path, JsonValue value) {
    return new WriteOp.Set(path, value, Condition.ALWAYS, origin(path));
  }

  private Origin origin(DustPath path) {
    return new Origin(DEVICE, "rollback:" + toSeq + ":" + path.render());
  }
}
