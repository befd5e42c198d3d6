package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;

/**
 * Something that waits to be told to a receiver.
 *
 * @param <T> the entity
 */
sealed interface Pending<T> permits RecordEvent, Pending.Operation, Pending.Notice {

  /** The first sequence number that is missed if this is dropped. */
  long firstSeq();

  /** The last sequence number that is missed if this is dropped. */
  long lastSeq();

  /** What it is about, for log lines: never the record. */
  String subject();

  /** Tells it; throws what the receiver throws. */
  void tell(EventReceiver<T> receiver);

  /** A raw operation. */
  record Operation<T>(OpEvent op) implements Pending<T> {
    @Override
    public long firstSeq() {
      return op.storeSeq();
    }

    @Override
    public long lastSeq() {
      return op.storeSeq();
    }

    @Override
    public String subject() {
      return op.op() + " '" + op.path() + "'";
    }

    @Override
    public void tell(EventReceiver<T> receiver) {
      receiver.operation(op);
    }
  }

  /** That changes were replaced or dropped. */
  record Notice<T>(Resync resync) implements Pending<T> {
    @Override
    public long firstSeq() {
      return resync.fromSeq();
    }

    @Override
    public long lastSeq() {
      return resync.toSeq();
    }

    @Override
    public String subject() {
      return "resync";
    }

    @Override
    public void tell(EventReceiver<T> receiver) {
      receiver.resync(resync);
    }
  }
}
