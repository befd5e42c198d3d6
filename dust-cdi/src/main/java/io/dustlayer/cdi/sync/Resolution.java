package io.dustlayer.cdi.sync;

import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.protocol.StoreEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what an operation really did, where the channel does not tell: totals that cannot be
 * trusted, and entries that a subtree operation matches by ASCII case only. Both are read over
 * HTTP, and the operation waits for the answer.
 */
final class Resolution {

  // So that the reads of many doubtful totals do not wait for one another.
  private static final int PARALLEL = 8;

  /**
   * What an operation did.
   *
   * @param event the operation, with a value that can be trusted
   * @param touched the roots of the subtrees that it wrote or cleared
   * @param after the state after it
   */
  record Step(StoreEvent event, List<DustPath> touched, Mirror after) {}

  private final Rereads rereads;
  private final HoldBack heldBack;

  Resolution(Rereads rereads, HoldBack heldBack) {
    this.rereads = rereads;
    this.heldBack = heldBack;
  }

  /**
   * Applies the next operation.
   *
   * @param before the state before it
   * @param serverSeq the highest sequence number that the server is known to have
   * @return empty if an answer has to be waited for
   */
  Optional<Step> resolve(Mirror before, HoldBack.Held held, long serverSeq, Turn turn) {
    Optional<StoreEvent> event =
        held.doubtful() ? corrected(held.event(), serverSeq, turn) : Optional.of(held.event());
    return event.flatMap(trusted -> step(before, trusted, serverSeq, turn));
  }

  private Optional<StoreEvent> corrected(StoreEvent event, long serverSeq, Turn turn) {
    Optional<Rereads.Reading> reading =
        rereads.read(event.path(), event.storeSeq(), serverSeq, turn);
    if (reading.isEmpty()) {
      heldBack
          .doubtful(PARALLEL)
          .forEach(next -> rereads.read(next.path(), next.storeSeq(), serverSeq, turn));
      return Optional.empty();
    }
    Optional<Leaf> leaf = reading.get().at(event.path());
    if (leaf.isEmpty()) {
      // A later operation has removed it, and will be applied too.
      return Optional.of(event);
    }
    if (leaf.get().revision() < event.storeSeq()) {
      rereads.tooOld(event.path(), turn);
      return Optional.empty();
    }
    return Optional.of(
        new StoreEvent(
            event.storeSeq(),
            event.kind(),
            event.path(),
            leaf.get().value(),
            event.deviceId(),
            event.clientOpId()));
  }

  private Optional<Step> step(Mirror before, StoreEvent event, long serverSeq, Turn turn) {
    Map<DustPath, Optional<Rereads.Reading>> variants = new LinkedHashMap<>();
    for (DustPath root : Operations.cleared(event)) {
      for (DustPath variant : CaseVariants.of(before, root)) {
        variants.put(variant, rereads.read(variant, event.storeSeq(), serverSeq, turn));
      }
    }
    if (variants.containsValue(Optional.<Rereads.Reading>empty())) {
      return Optional.empty();
    }
    List<DustPath> touched = new ArrayList<>(Operations.touched(event));
    touched.addAll(variants.keySet());
    Mirror.Editor after = before.edit();
    Operations.apply(after, event);
    variants.forEach(
        (root, reading) -> take(before, after, root, reading.orElseThrow(), event.storeSeq()));
    return Optional.of(new Step(event, touched, after.done()));
  }

  // Leaves that are newer than the operation come with operations of their own. Until then what is
  // here stays, even if it may have been cleared: shown too early, a value would be gone again with
  // the next operation, and readers would see the state go back.
  private static void take(
      Mirror before, Mirror.Editor after, DustPath root, Rereads.Reading reading, long seq) {
    after.removeSubtree(root.render());
    for (Leaf leaf : reading.leaves()) {
      if (leaf.revision() <= seq) {
        after.put(leaf);
      } else {
        before.leaf(leaf.path()).ifPresent(after::put);
      }
    }
  }
}
