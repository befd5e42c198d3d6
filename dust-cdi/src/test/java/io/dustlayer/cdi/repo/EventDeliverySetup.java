package io.dustlayer.cdi.repo;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.SubscribeOptions;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.repo.QueuedSubscription.Delivery;
import io.dustlayer.cdi.schema.SchemaModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Events of notes, delivered when the test says so. */
abstract class EventDeliverySetup {

  final ModelTransport model = new ModelTransport();
  final ManualExecutor executor = new ManualExecutor();
  final ManualExecutor later = new ManualExecutor();
  final RecordEvents<Note> events = events(new Delivery(executor, later));
  final List<Object> seen = new ArrayList<>();

  RecordEvents<Note> events(Delivery delivery) {
    return new RecordEvents<>(SchemaModel.of(Note.class), delivery, () -> model);
  }

  Subscription subscribe(int limit) {
    return events.records(this::note, SubscribeOptions.LIVE.onResync(seen::add), limit);
  }

  void note(DustEvent<Note> event) {
    seen.add(event.storeSeq());
  }

  void write(int times) {
    for (int i = 0; i < times; i++) {
      model.set("notes/n", "{'title':'secret'}");
    }
  }

  static List<Object> seqs(long from, long to) {
    return new ArrayList<>(LongStream.rangeClosed(from, to).boxed().toList());
  }

  // As code in languages without checked exceptions throws.
  @SuppressWarnings("unchecked")
  static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }
}
