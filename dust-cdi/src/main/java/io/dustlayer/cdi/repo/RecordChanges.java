package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorChange;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which records of a schema a change of the mirror is about: one event for each committed operation
 * and record it touched.
 *
 * <p>An operation at or below a record is about that record, even if it changes nothing. One at or
 * above the prefix, and a new state of the whole store, is about each record that differs.
 */
final class RecordChanges<T> {

  private final RecordDecoder<T> decoder;
  private final DustPath prefix;

  RecordChanges(RecordDecoder<T> decoder) {
    this.decoder = decoder;
    this.prefix = decoder.model().prefix();
  }

  /**
   * What is told of a change.
   *
   * @param records to receivers of records, in the order of the slugs' paths
   * @param operations to receivers of raw operations
   */
  record Told<T>(List<Pending<T>> records, List<Pending<T>> operations) {}

  /** What is told of a change. If that is a resync, all are told the same one. */
  Told<T> of(MirrorChange change) {
    if (change instanceof MirrorChange.Operation operation) {
      return new Told<>(records(change), operations(operation.op()));
    }
    MirrorChange.Replaced replaced = (MirrorChange.Replaced) change;
    Pending<T> resync = resync(replaced);
    List<Pending<T>> records = records(change);
    if (replaced.reset()) {
      records.add(0, resync);
    }
    boolean nothingMissed = replaced.storeSeq() == replaced.fromSeq() && !replaced.reset();
    return new Told<>(records, nothingMissed ? List.of() : List.of(resync));
  }

  private List<Pending<T>> records(MirrorChange change) {
    List<Pending<T>> told = new ArrayList<>();
    boolean own = change instanceof MirrorChange.Operation operation && operation.op().own();
    for (DustPath path : touched(change)) {
      RecordEvent<T> event = event(path, change.storeSeq(), own, change.before(), change.after());
      if (event.isLikely()) {
        told.add(event);
      }
    }
    return told;
  }

  private List<Pending<T>> operations(OpEvent op) {
    DustPath path = DustPath.of(op.segments());
    return path.startsWith(prefix) || prefix.startsWith(path)
        ? List.of(new Pending.Operation<>(op))
        : List.of();
  }

  private Pending<T> resync(MirrorChange.Replaced replaced) {
    // A server that was reset may have gone on beyond where it was, and is still known by this.
    long to =
        replaced.reset() ? Math.min(replaced.storeSeq(), replaced.fromSeq()) : replaced.storeSeq();
    return new Pending.Notice<>(new Resync(decoder.model().type(), replaced.fromSeq() + 1, to));
  }

  /** The records of a mirror, one by one. Those that cannot be loaded tell nothing. */
  Iterator<RecordEvent<T>> current(MirrorView view) {
    Iterator<DustPath> paths = new CurrentRecords(view, prefix);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return paths.hasNext();
      }

      @Override
      public RecordEvent<T> next() {
        return event(paths.next(), view.watermark(), false, view, view);
      }
    };
  }

  private RecordEvent<T> event(
      DustPath path, long storeSeq, boolean own, MirrorView before, MirrorView after) {
    return new RecordEvent<>(decoder, path, storeSeq, own, before, after);
  }

  private SortedSet<DustPath> touched(MirrorChange change) {
    SortedSet<DustPath> records = new TreeSet<>();
    boolean anyRecord = !(change instanceof MirrorChange.Operation);
    if (change instanceof MirrorChange.Operation operation) {
      for (DustPath root : operation.touched()) {
        anyRecord |= prefix.startsWith(root);
        if (root.length() > prefix.length() && root.startsWith(prefix)) {
          records.add(prefix.child(root.segments().get(prefix.length())));
        }
      }
    }
    if (anyRecord) {
      ViewDifference.between(change.before(), change.after(), prefix, records::add);
    }
    return records;
  }
}
