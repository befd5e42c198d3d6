package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustException.Kind;
import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.TransportKind;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A store in a map, with the protocol's value model; notes every call and fails where told. */
final class MemoryTransport implements DustTransport {

  private record Leaf(JsonValue value, long revision) {}

  private final TreeMap<DustPath, Leaf> leaves = new TreeMap<>();
  final List<String> calls = new ArrayList<>();
  private long seq;
  private int failAt = -1;
  private DustException failure;
  Runnable beforeBatch = () -> {};
  boolean stuck;

  /** Makes the call with this position, counted from 0 over all calls, fail. */
  void failAt(int call, DustException with) {
    this.failAt = call;
    this.failure = with;
  }

  void store(String path, JsonValue value) {
    apply(new WireOp.Set(DustPath.parse(path), value, OptionalLong.empty()));
  }

  List<String> paths() {
    return leaves.keySet().stream().map(DustPath::render).toList();
  }

  JsonValue leaf(String path) {
    Leaf leaf = leaves.get(DustPath.parse(path));
    return leaf == null ? null : leaf.value();
  }

  @Override
  public TransportKind kind() {
    return TransportKind.HTTP;
  }

  @Override
  public Optional<Entry> get(DustPath path) {
    note("get " + path);
    Leaf exact = leaves.get(path);
    if (exact != null) {
      return Optional.of(new Entry(path, exact.value(), exact.revision()));
    }
    RecordLeaves below = new RecordLeaves();
    long revision = 0;
    for (Map.Entry<DustPath, Leaf> entry : leaves.entrySet()) {
      if (entry.getKey().startsWith(path)) {
        List<String> segments = entry.getKey().segments();
        below.add(segments.subList(path.length(), segments.size()), entry.getValue().value());
        revision = Math.max(revision, entry.getValue().revision());
      }
    }
    return revision == 0
        ? Optional.empty()
        : Optional.of(new Entry(path, below.assemble(), revision));
  }

  @Override
  public boolean exists(DustPath path) {
    note("exists " + path);
    return leaves.keySet().stream().anyMatch(leaf -> leaf.startsWith(path));
  }

  @Override
  public Page list(DustPath base, int limit, Optional<String> cursor) {
    note("list " + base + " " + limit + cursor.map(c -> " after " + c).orElse(""));
    if (stuck) {
      return new Page(List.of(), Optional.of("here"));
    }
    List<Entry> items = new ArrayList<>();
    for (Map.Entry<DustPath, Leaf> entry : leaves.entrySet()) {
      DustPath path = entry.getKey();
      boolean before = cursor.isPresent() && path.compareTo(DustPath.parse(cursor.get())) <= 0;
      if (before || !path.startsWith(base) || path.equals(base)) {
        continue;
      }
      if (items.size() == limit) {
        return new Page(items, Optional.of(items.get(limit - 1).path().render()));
      }
      items.add(new Entry(path, entry.getValue().value(), entry.getValue().revision()));
    }
    return new Page(items, Optional.empty());
  }

  @Override
  public Committed put(DustPath path, JsonValue value, OptionalLong ifMatch) {
    note("put " + path + " " + value + (ifMatch.isPresent() ? " if " + ifMatch.getAsLong() : ""));
    return apply(new WireOp.Set(path, value, ifMatch));
  }

  @Override
  public Committed delete(DustPath path, OptionalLong ifMatch) {
    note("delete " + path + (ifMatch.isPresent() ? " if " + ifMatch.getAsLong() : ""));
    return apply(new WireOp.Delete(path, ifMatch));
  }

  @Override
  public CommittedBatch batch(List<WireOp> ops) {
    beforeBatch.run();
    note("batch " + ops.size());
    for (int i = 0; i < ops.size(); i++) {
      WireOp op = ops.get(i);
      Leaf leaf = leaves.get(op.path());
      if (op.ifMatch().isPresent()
          && (leaf == null || leaf.revision() != op.ifMatch().getAsLong())) {
        OptionalLong current =
            leaf == null ? OptionalLong.empty() : OptionalLong.of(leaf.revision());
        throw new DustException(
            Kind.CONFLICT,
            "DUST0000",
            "conflict",
            false,
            new ErrorDetail.Conflict(current, OptionalInt.of(i), Optional.of(op.path().render())),
            null);
      }
    }
    List<Committed> done = ops.stream().map(this::apply).toList();
    return new CommittedBatch(seq, done);
  }

  @Override
  public void close() {
    leaves.clear();
  }

  private Committed apply(WireOp op) {
    seq++;
    leaves.keySet().removeIf(path -> path.startsWith(op.path()));
    if (op instanceof WireOp.Set set) {
      RecordLeaves.flatten(set.value())
          .forEach(
              (segments, value) -> {
                DustPath path = set.path();
                for (String segment : segments) {
                  path = path.child(segment);
                }
                leaves.put(path, new Leaf(value, seq));
              });
    }
    return new Committed(seq, seq);
  }

  private void note(String call) {
    calls.add(call);
    if (calls.size() - 1 == failAt) {
      throw failure;
    }
  }
}
