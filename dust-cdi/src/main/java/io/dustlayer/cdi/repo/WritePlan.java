package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.DustTransport;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.MirrorView;
import io.dustlayer.cdi.spi.RealtimeTransport;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A valid write of one record, not sent yet: what to send, and what it gives back.
 *
 * @param record the record as a read after the write gives it back
 * @param path where it lies
 * @param ops the operations; empty if there is nothing to send
 * @param together whether they are committed together
 */
record WritePlan<T>(T record, DustPath path, List<WireOp> ops, boolean together) {

  /** The requests to send over a transport, one after the other. */
  List<WriteStep> steps(DustTransport transport) {
    if (!together) {
      return ops.stream().<WriteStep>map(WriteStep.One::new).toList();
    }
    RecordWriter.checkSize(ops);
    if (!(transport instanceof RealtimeTransport realtime)) {
      return List.of(new WriteStep.Batch(ops));
    }
    if (ops.size() == 1) {
      return List.of(new WriteStep.One(ops.get(0)));
    }
    Optional<MirrorView> view = realtime.view();
    boolean clean = ops.stream().allMatch(op -> isCleanMerge(op, view));
    return List.of(clean ? new WriteStep.Merge(path, children()) : new WriteStep.Batch(ops));
  }

  /**
   * Whether a merge of the parent does the same. A merge leaves what lies below a child that
   * becomes a leaf (PROTOCOL, merge QUIRK).
   */
  static boolean isCleanMerge(WireOp op, Optional<MirrorView> view) {
    return clears(op) || isFree(view, op.path());
  }

  /** What a merge of the parent has for an operation. */
  static JsonValue merged(WireOp op) {
    return op instanceof WireOp.Set set ? set.value() : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static boolean clears(WireOp op) {
    return !(op instanceof WireOp.Set set)
        || set.value().getValueType() == JsonValue.ValueType.OBJECT;
  }

  private static boolean isFree(Optional<MirrorView> view, DustPath path) {
    return view.isPresent() && !view.get().below(path).hasNext();
  }

  private JsonObject children() {
    Map<String, JsonValue> children = new LinkedHashMap<>();
    for (WireOp op : ops) {
      children.put(op.path().last(), merged(op));
    }
    return RecordLeaves.object(children);
  }
}
