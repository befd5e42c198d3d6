package io.dustlayer.cdi.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The observers of one kind of events of one schema. The container resolves them when the first
 * event is there, once: events of one kind are all of one class. Safe for use from any thread.
 */
final class ObserverGroup {

  private final Class<?> schema;
  private final EventKind kind;
  private final List<ObserverId> seen;
  private final Host host;
  private final Annotation qualifier;
  private List<Resolved> resolved;

  /**
   * What observers are called with.
   *
   * @param container resolves observers
   * @param requests activates request contexts
   * @param notifications the calls under way
   */
  record Host(
      BeanContainer container,
      Instance<RequestContextController> requests,
      Notifications notifications) {}

  /** An observer with the name that people know it by. */
  private record Resolved(ObserverMethod<? super Object> method, String name) {}

  /**
   * A group that is not resolved yet.
   *
   * @param schema the entity
   * @param kind what they hear
   * @param seen those that the deployment saw
   * @param host what to call them with
   */
  ObserverGroup(Class<?> schema, EventKind kind, List<ObserverId> seen, Host host) {
    this.schema = schema;
    this.kind = kind;
    this.seen = List.copyOf(seen);
    this.host = host;
    this.qualifier = kind.qualifierFor(schema);
  }

  /**
   * A place for each observer that there may be, so that each gets a queue of its own.
   *
   * @return as many as the deployment saw
   */
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      slots.add(new Slot(i));
    }
    return slots;
  }

  private synchronized List<Resolved> resolve(Object event) {
    if (resolved == null) {
      resolved =
          host.container().resolveObserverMethods(event, qualifier).stream()
              .map(method -> new Resolved(method, nameOf(method)))
              .toList();
    }
    return resolved;
  }

  /** Containers do not tell the method; their own words for an observer hold its name. */
  private String nameOf(ObserverMethod<?> method) {
    List<ObserverId> candidates =
        seen.stream()
            .filter(id -> id.matches(method.getBeanClass(), method.getObservedType()))
            .toList();
    String words = method + " " + method.getClass().getName();
    List<ObserverId> mentioned =
        candidates.stream().filter(candidate -> candidate.isMentionedIn(words)).toList();
    String names =
        (mentioned.isEmpty() ? candidates : mentioned)
            .stream().map(ObserverId::name).distinct().collect(Collectors.joining(" or "));
    return names.isEmpty() ? "an observer of " + method.getBeanClass().getName() : names;
  }

  /** One observer of the group. Tells it one event at a time. */
  final class Slot {

    private final int index;
    private RequestContextController requests;

    private Slot(int index) {
      this.index = index;
    }

    /**
     * Calls the observer in a request context of this one event. What it throws is logged.
     *
     * @param event what to tell
     * @param subject what it is about, for the log
     * @param storeSeq as of when
     */
    void tell(Object event, String subject, long storeSeq) {
      List<Resolved> observers;
      try {
        observers = resolve(event);
      } catch (RuntimeException | Error failure) {
        failed(name(), subject, storeSeq, failure);
        return;
      }
      // There are never more than places, unless the deployment did not see them.
      int end = index == seen.size() - 1 ? observers.size() : index + 1;
      for (int i = index; i < Math.min(end, observers.size()); i++) {
        Resolved observer = observers.get(i);
        host.notifications().run(observer.name(), () -> tell(observer, event, subject, storeSeq));
      }
    }

    private void tell(Resolved observer, Object event, String subject, long storeSeq) {
      try {
        if (requests == null) {
          requests = host.requests().get();
        }
        boolean activated = requests.activate();
        try {
          observer.method().notify(new FiredEvent(event, qualifier));
        } finally {
          if (activated) {
            requests.deactivate();
          }
        }
      } catch (Exception | Error failure) {
        failed(observer.name(), subject, storeSeq, failure);
      }
    }

    private void failed(String observer, String subject, long storeSeq, Throwable failure) {
      CdiLog.observerFailed(observer, kind.label(), schema.getName(), subject, storeSeq, failure);
    }

    /**
     * Who is at this place.
     *
     * @return class and method; before the first event, a place's number among those seen
     */
    String name() {
      synchronized (ObserverGroup.this) {
        return resolved != null && index < resolved.size()
            ? resolved.get(index).name()
            : seen.get(index).name();
      }
    }
  }
}
