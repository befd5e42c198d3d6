package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.OutboxEntry;
import io.dustlayer.cdi.OutboxEntry.Operation;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.OpKind;
import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.spi.DurableOutbox;
import io.dustlayer.cdi.spi.DurableOutbox.Later;
import io.dustlayer.cdi.spi.DurableOutbox.Write;
import io.dustlayer.cdi.spi.DustTransport.WireOp;
import io.dustlayer.cdi.spi.MirrorView;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the writes of one schema into the outbox. */
final class LaterWrites<T> {

  private final SchemaModel<T> model;
  private final BlockingAccess access;

  LaterWrites(SchemaModel<T> model, BlockingAccess access) {
    this.model = model;
    this.access = access;
  }

  OutboxEntry save(Operation operation, WritePlan<T> plan) {
    DurableOutbox outbox = access.outbox(model.name());
    if (plan.ops().isEmpty()) {
      return new NothingLater(access.store().name(), model.name(), slug(plan), operation);
    }
    return accept(outbox, slug(plan), plan.path(), operation, writes(plan));
  }

  OutboxEntry delete(String slug, WireOp delete) {
    return accept(
        access.outbox(model.name()),
        slug,
        delete.path(),
        Operation.DELETE,
        List.of(new Write(OpKind.DELETE, delete.path(), JsonValue.NULL)));
  }

  private OutboxEntry accept(
      DurableOutbox outbox, String slug, DustPath record, Operation operation, List<Write> writes) {
    return outbox.accept(new Later(model.name(), slug, record, operation, writes));
  }

  private String slug(WritePlan<T> plan) {
    return model.slug(plan.record());
  }

  // One merge, as far as that does what the single writes would (see WritePlan).
  private List<Write> writes(WritePlan<T> plan) {
    Optional<MirrorView> view = access.view();
    List<Write> writes = new ArrayList<>();
    Map<String, JsonValue> together = new LinkedHashMap<>();
    for (WireOp op : plan.ops()) {
      boolean child = op.path().length() > plan.path().length();
      if (child && WritePlan.isCleanMerge(op, view)) {
        together.put(op.path().last(), WritePlan.merged(op));
      } else {
        writes.add(single(op));
      }
    }
    if (!together.isEmpty()) {
      writes.add(new Write(OpKind.MERGE, plan.path(), RecordLeaves.object(together)));
    }
    return writes;
  }

  private static Write single(WireOp op) {
    return op instanceof WireOp.Set set
        ? new Write(OpKind.SET, set.path(), set.value())
        : new Write(OpKind.DELETE, op.path(), JsonValue.NULL);
  }
}
