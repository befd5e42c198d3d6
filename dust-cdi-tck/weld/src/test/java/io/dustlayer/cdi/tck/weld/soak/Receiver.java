package io.dustlayer.cdi.tck.weld.soak;

import io.dustlayer.cdi.DustEvent;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.OpEvent;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.SubscribeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Subscribes to one schema of one application and writes down what it is told. */
final class Receiver<T> {

  private final String application;
  private final SoakSchema<T> schema;
  private final long from;
  private final List<SeenEvent> events = new ArrayList<>();
  private final List<SeenRaw> raw = new ArrayList<>();
  private final List<Resync> dropped = new ArrayList<>();

  private Receiver(String application, SoakSchema<T> schema, long from) {
    this.application = application;
    this.schema = schema;
    this.from = from;
  }

  /** Subscribes while nothing is written, so that it is known what must be told: all after now. */
  static <T> Receiver<T> subscribe(SoakApplication application, SoakSchema<T> schema) {
    long from = application.dust().status().watermark();
    Receiver<T> receiver = new Receiver<>(application.name(), schema, from);
    DustRepo<T> repo = application.repo(schema);
    repo.subscribe(receiver::event, SubscribeOptions.LIVE.onResync(receiver::dropped));
    repo.subscribeRaw(receiver::operation, receiver::resync);
    return receiver;
  }

  /** Whether both subscriptions were told of a record. */
  synchronized boolean knows(String slug) {
    return events.stream().anyMatch(event -> event.slug().equals(slug))
        && raw.stream()
            .anyMatch(told -> told instanceof SeenRaw.Op op && op.path().equals(schema.path(slug)));
  }

  synchronized Witness witness() {
    return new Witness(application, schema, from, List.copyOf(events), List.copyOf(raw));
  }

  /** Nothing here makes a server go back or a queue overflow. */
  synchronized List<String> unexpected() {
    return dropped.stream()
        .map(resync -> application + " of " + schema + ": events were dropped: " + resync)
        .toList();
  }

  private synchronized void event(DustEvent<T> event) {
    Optional<Content> content =
        event instanceof DustEvent.Upserted<T> upserted
            ? Optional.of(schema.content().apply(upserted.record()))
            : Optional.empty();
    events.add(new SeenEvent(event.storeSeq(), event.slug(), content, event.own()));
  }

  private synchronized void dropped(Resync resync) {
    dropped.add(resync);
  }

  private synchronized void operation(OpEvent op) {
    raw.add(
        new SeenRaw.Op(op.storeSeq(), op.op(), op.path(), op.value(), op.clientOpId(), op.own()));
  }

  private synchronized void resync(Resync resync) {
    raw.add(new SeenRaw.Resync(resync.fromSeq(), resync.toSeq()));
  }
}
