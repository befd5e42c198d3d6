package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import java.util.function.Consumer;

/** A receiver made of one callback for each kind of call. */
record Callbacks<T>(
    Consumer<? super DustEvent<T>> onRecord,
    Consumer<? super OpEvent> onOperation,
    Consumer<? super Resync> onResync)
    implements EventReceiver<T> {

  static <T> EventReceiver<T> records(
      Consumer<? super DustEvent<T>> onRecord, Consumer<? super Resync> onResync) {
    return new Callbacks<>(onRecord, op -> {}, onResync);
  }

  static <T> EventReceiver<T> operations(
      Consumer<? super OpEvent> onOperation, Consumer<? super Resync> onResync) {
    return new Callbacks<>(event -> {}, onOperation, onResync);
  }

  @Override
  public void record(DustEvent<T> event) {
    onRecord.accept(event);
  }

  @Override
  public void operation(OpEvent op) {
    onOperation.accept(op);
  }

  @Override
  public void resync(Resync resync) {
    onResync.accept(resync);
  }
}
