package io.dustlayer.cdi.sync.sim;

import io.dustlayer.cdi.sync.Effect;
import io.dustlayer.cdi.sync.Mirror;
import java.util.ArrayList;
import java.util.List;

/** What subscribers see: nothing before the first catch-up, and then each change exactly once. */
final class PublishChecks {

  private final World world;
  private final String device;
  private final List<Effect> step = new ArrayList<>();
  private boolean synced;
  private Mirror seen;
  private long publishedTo;

  PublishChecks(World world, String device, Mirror base, boolean synced) {
    this.world = world;
    this.device = device;
    this.synced = synced;
    this.seen = base;
    this.publishedTo = base.watermark();
  }

  boolean isSynced() {
    return synced;
  }

  void saw(Effect effect) {
    step.add(effect);
  }

  void after(boolean nowSynced, BaseChecks base) {
    if (!synced && !nowSynced && !step.isEmpty()) {
      throw new Violation("published before the first catch-up was complete: " + step.get(0));
    }
    if (!synced && nowSynced) {
      begin(base.base());
    }
    synced |= nowSynced;
    for (Effect effect : step) {
      if (effect instanceof Effect.Publish publish) {
        operation(publish, base.timeline());
      } else {
        replaced((Effect.PublishReplaced) effect);
      }
    }
    step.clear();
    if (synced) {
      ends(base.base());
    }
  }

  private void begin(Mirror base) {
    seen = base;
    publishedTo = base.watermark();
    if (!step.isEmpty() && step.get(0) instanceof Effect.Publish first) {
      seen = first.before();
      publishedTo = first.event().storeSeq() - 1;
    }
  }

  private void operation(Effect.Publish publish, ModelStore.Timeline timeline) {
    long seq = publish.event().storeSeq();
    if (seq != publishedTo + 1) {
      throw new Violation("published " + seq + " after " + publishedTo);
    }
    BaseChecks.same("published from another state than the last", seen, publish.before());
    States.coversChanges("Publish", publish.touched(), seen, publish.after());
    ModelOp op = timeline.op(seq);
    if (op.kind() != publish.event().kind()
        || !op.path().equals(publish.event().path())
        || !op.clientOpId().equals(publish.event().clientOpId())) {
      throw new Violation("published something else than " + op + ": " + publish.event());
    }
    boolean own = op.device().equals(device) || op.clientOpId().startsWith(device + "-");
    if (own != publish.own()) {
      throw new Violation("published with own=" + publish.own() + ": " + op);
    }
    world.coverage.count("operations published");
    publishedTo = seq;
    seen = publish.after();
  }

  private void replaced(Effect.PublishReplaced replaced) {
    if (replaced.fromSeq() != publishedTo) {
      throw new Violation("replaced from " + replaced.fromSeq() + ", not from " + publishedTo);
    }
    if (!replaced.reset() && replaced.toSeq() < replaced.fromSeq()) {
      throw new Violation("replaced by an earlier state: " + replaced.toSeq());
    }
    BaseChecks.same("replaced another state than the last", seen, replaced.before());
    world.coverage.count(replaced.reset() ? "resets published" : "snapshots published");
    publishedTo = replaced.toSeq();
    seen = replaced.after();
  }

  private void ends(Mirror base) {
    BaseChecks.same("a change of the base was not published", seen, base);
    if (publishedTo != base.watermark()) {
      throw new Violation(
          "published up to " + publishedTo + ", but the watermark is " + base.watermark());
    }
  }
}
