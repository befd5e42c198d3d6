package io.dustlayer.examples.readinglist;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.Resync;
import io.dustlayer.cdi.event.Deleted;
import io.dustlayer.cdi.event.ResyncRequired;
import io.dustlayer.cdi.event.Upserted;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tells every open page what happens to the links, whoever changes them: {@code upserted} with the
 * link, {@code deleted} with its slug, {@code resync} when a page has to read the list again, and
 * {@code state} with how the connection to the store is doing. Thread-safe.
 */
@ApplicationScoped
public class LinkEvents {

  private static final long STATE_MILLIS = 250;
  private static final int TICKS_PER_HEARTBEAT = 60;

  @Inject Dust dust;

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private ScheduledExecutorService clock;
  private ConnectionState state;
  private int ticks;

  /** Nobody listens yet; made by the container. */
  public LinkEvents() {
    super();
  }

  /**
   * Tells somebody from now on, until it hangs up.
   *
   * @param sink where to tell it
   * @param sse makes events
   */
  public synchronized void add(SseEventSink sink, Sse sse) {
    if (clock == null) {
      state = now();
      clock = Executors.newSingleThreadScheduledExecutor(LinkEvents::daemon);
      clock.scheduleWithFixedDelay(this::tick, STATE_MILLIS, STATE_MILLIS, TimeUnit.MILLISECONDS);
    }
    Listener listener = new Listener(sink, sse);
    listeners.add(listener);
    listener.tell(listener.text("state", state.word()));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "link-events");
    thread.setDaemon(true);
    return thread;
  }

  void saw(@Observes @Upserted Link link) {
    tell(
        listener ->
            listener
                .event("upserted")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Link.class, link)
                .build());
  }

  void gone(@Observes @Deleted(Link.class) String slug) {
    tell(listener -> listener.text("deleted", slug));
  }

  void missed(@Observes @ResyncRequired(Link.class) Resync resync) {
    tell(listener -> listener.text("resync", Long.toString(resync.toSeq())));
  }

  private void tell(Function<Listener, OutboundSseEvent> event) {
    for (Listener listener : listeners) {
      if (!listener.isOpen() || !listener.tell(event.apply(listener))) {
        listener.close();
        listeners.remove(listener);
      }
    }
  }

  /** Tells a change of the connection, and now and then that this side is still there. */
  private synchronized void tick() {
    ConnectionState before = state;
    state = now();
    if (state != before) {
      tell(listener -> listener.text("state", state.word()));
    }
    ticks = (ticks + 1) % TICKS_PER_HEARTBEAT;
    if (ticks == 0) {
      tell(Listener::heartbeat);
    }
  }

  private ConnectionState now() {
    try {
      return ConnectionState.of(dust.status());
    } catch (DustException notConfigured) {
      // Every other request says what is missing.
      return ConnectionState.OFFLINE;
    }
  }

  void end(@Observes Shutdown ending) {
    close();
  }

  @PreDestroy
  synchronized void close() {
    if (clock != null) {
      clock.shutdownNow();
      clock = null;
    }
    listeners.forEach(Listener::close);
    listeners.clear();
  }
}
