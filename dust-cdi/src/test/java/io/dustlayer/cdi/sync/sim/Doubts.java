package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.Frame;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What an engine cannot know, since the server told it wrongly or not at all: totals in a catch-up,
 * and leaves that were cleared because of their ASCII case. Each doubt ends with a read over HTTP.
 */
final class Doubts {

  private record Read(ModelStore.Timeline timeline, DustPath path, long seq) {}

  private final ModelStore store;
  private final Set<ModelOp> wrong = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Read> reads = new ArrayList<>();

  Doubts(ModelStore store) {
    this.store = store;
  }

  /** An event comes that was not applied yet. */
  void heard(Frame frame, long watermark) {
    JsonObject payload = frame.payload().asJsonObject();
    long seq = payload.getJsonNumber("store_seq").longValue();
    if (seq > watermark && seq <= store.seq()) {
      ModelOp op = store.timeline().op(seq);
      if (op.isTotal() && !op.result().equals(payload.get("value"))) {
        wrong.add(op);
      }
    }
  }

  /** A read has its answer. */
  void answered(DustPath path, long seq) {
    ModelStore.Timeline timeline = store.timeline();
    reads.add(new Read(timeline, path, seq));
    timeline
        .at(seq)
        .forEach(
            (leaf, entry) -> {
              if (States.covers(path, leaf)) {
                wrong.remove(timeline.op(entry.revision()));
              }
            });
  }

  /** Whether something was read that is newer than a watermark. */
  boolean isAhead(long watermark) {
    return reads.stream()
        .anyMatch(read -> read.timeline == store.timeline() && read.seq > watermark);
  }

  /** Whether a base at a watermark may differ from the server's state at a path. */
  boolean mayDiffer(ModelStore.Timeline timeline, long watermark, String path) {
    ModelStore.Entry entry = timeline.at(watermark).get(path);
    if (entry != null && wrong.contains(timeline.op(entry.revision()))) {
      return true;
    }
    return wasReadAt(timeline, watermark + 1, path)
        || (entry == null && isFolded(timeline, watermark, path));
  }

  // Not before an operation, so that the answer has what the operation did.
  private boolean wasReadAt(ModelStore.Timeline timeline, long seq, String path) {
    return reads.stream()
        .anyMatch(
            read -> read.timeline == timeline && read.seq >= seq && States.covers(read.path, path));
  }

  private boolean isFolded(ModelStore.Timeline timeline, long watermark, String path) {
    for (long seq = watermark; seq > 0; seq--) {
      if (timeline.op(seq).folded().contains(path)) {
        return !wasReadAt(timeline, seq, path);
      }
    }
    return false;
  }
}
