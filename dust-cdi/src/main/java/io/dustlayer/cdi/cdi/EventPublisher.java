package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.OutboxSettlement;
import io.dustlayer.cdi.Subscription;
import io.dustlayer.cdi.cdi.ObservedSchemas.ObservedSchema;
import io.dustlayer.cdi.repo.Later;
import io.dustlayer.cdi.repo.StoreDust;
import io.dustlayer.cdi.spi.DurableOutbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Publishes committed changes as CDI events: each observer in order from a queue of its own, never
 * on the transport's thread, in a request context of the one event. Observers are called one by one
 * and independently: their {@code @Priority} does not count, what one throws concerns no other, and
 * transactional observers are called at once, since there is no transaction. Thread-safe.
 */
final class EventPublisher implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final ObservedSchemas observed;
  private final ObserverGroup.Host host;
  private final Executor executor;
  private final Executor later = new Later(RETRY_AFTER);
  private final Set<String> attached = new HashSet<>();
  private final Set<String> settled = new HashSet<>();
  private final List<SchemaPublisher<?>> publishers = new ArrayList<>();
  private final List<Subscription> outboxes = new ArrayList<>();
  private boolean closed;

  /**
   * Publishes nothing yet.
   *
   * @param observed the schemas with observers
   * @param host what to call observers with
   * @param executor calls those who observe resyncs
   */
  EventPublisher(ObservedSchemas observed, ObserverGroup.Host host, Executor executor) {
    this.observed = observed;
    this.host = host;
    this.executor = executor;
  }

  /**
   * Publishes the events of a store from now on, as far as anything observes them. Further calls do
   * nothing.
   *
   * @param key the store's name in the configuration
   * @param store the store
   * @param queueLimit how many events wait for one observer at most
   */
  synchronized void publish(String key, StoreDust store, int queueLimit) {
    if (closed || !attached.add(key)) {
      return;
    }
    for (ObservedSchema schema : observed.schemas()) {
      if (schema.store().equals(key) && schema.isChangeObserved()) {
        publishers.add(
            new SchemaPublisher<>(
                schema, store.events(schema.type()), host, executor, later, queueLimit));
      }
    }
  }

  /**
   * Publishes what becomes of the writes in an outbox from now on, as far as anything observes it.
   * Further calls do nothing.
   *
   * @param key the store's name in the configuration
   * @param outbox its outbox
   */
  synchronized void publishSettlements(String key, DurableOutbox outbox) {
    List<ObserverId> observers = observed.outboxObserversOf(key);
    if (closed || observers.isEmpty() || !settled.add(key)) {
      return;
    }
    List<ObserverGroup.Slot> slots =
        new ObserverGroup(OutboxSettlement.class, EventKind.OUTBOX_SETTLED, observers, host)
            .slots();
    outboxes.add(
        outbox.onSettled(
            settlement ->
                slots.forEach(
                    slot -> slot.tell(settlement, settlement.slug(), settlement.storeSeq()))));
  }

  /** Publishes no more. Observers that are being called get some time to return. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      publishers.forEach(SchemaPublisher::close);
      outboxes.forEach(Subscription::close);
    }
    List<String> running = host.notifications().close(PATIENCE);
    if (!running.isEmpty()) {
      CdiLog.observersStillRunning(running);
    }
  }
}
