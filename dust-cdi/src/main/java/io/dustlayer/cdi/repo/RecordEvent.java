package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.protocol.DustPath;
import io.dustlayer.cdi.spi.MirrorView;
import java.util.Optional;

/**
 * What one operation made of one record, for any number of receivers. The record is decoded when
 * the first of them is told, on its thread: code of the application never runs on the transport's.
 * Safe for use from any thread.
 */
final class RecordEvent<T> implements Pending<T> {

  private final RecordDecoder<T> decoder;
  private final DustPath path;
  private final long storeSeq;
  private final boolean own;
  private StoredRecord before;
  private StoredRecord after;
  private Optional<DustEvent<T>> shared;

  RecordEvent(
      RecordDecoder<T> decoder,
      DustPath path,
      long storeSeq,
      boolean own,
      MirrorView before,
      MirrorView after) {
    this.decoder = decoder;
    this.path = path;
    this.storeSeq = storeSeq;
    this.own = own;
    this.before = new StoredRecord(before, path);
    this.after = new StoredRecord(after, path);
  }

  /** Whether there may be something to tell: false only if there is not. */
  synchronized boolean isLikely() {
    return after.mayLoad(decoder.model()) || before.mayLoad(decoder.model());
  }

  /** The event; empty if the record could be loaded neither before nor after. */
  synchronized Optional<DustEvent<T>> event() {
    if (shared != null) {
      return shared;
    }
    Optional<DustEvent<T>> event = upserted().or(this::deleted);
    if (decoder.isShareable()) {
      shared = event;
      // The views are not needed any more, and may be large.
      before = null;
      after = null;
    }
    return event;
  }

  private Optional<DustEvent<T>> upserted() {
    return decoder
        .load(path.last(), after, storeSeq)
        .map(record -> new DustEvent.Upserted<>(record, path.last(), storeSeq, own));
  }

  private Optional<DustEvent<T>> deleted() {
    return decoder
        .loadAgain(path.last(), before)
        .map(record -> new DustEvent.Deleted<>(path.last(), storeSeq, own));
  }

  @Override
  public long firstSeq() {
    return storeSeq;
  }

  @Override
  public long lastSeq() {
    return storeSeq;
  }

  @Override
  public String subject() {
    return "'" + path.last() + "'";
  }

  @Override
  public void tell(EventReceiver<T> receiver) {
    event().ifPresent(receiver::record);
  }
}
