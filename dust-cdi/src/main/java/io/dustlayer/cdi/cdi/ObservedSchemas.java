package io.dustlayer.cdi.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the deployment found out for the time when the application runs: which schemas have
 * observers, and which stores are used. Immutable.
 */
public final class ObservedSchemas {

  private final List<ObservedSchema> schemas;
  private final Set<String> stores;

  /**
   * The findings.
   *
   * @param schemas the schemas with observers
   * @param stores the names in the configuration of the stores that anything uses; empty for the
   *     default store
   */
  ObservedSchemas(List<ObservedSchema> schemas, Set<String> stores) {
    this.schemas = List.copyOf(schemas);
    this.stores = new TreeSet<>(stores);
  }

  /**
   * Reads what a build handed over.
   *
   * @param classes the schemas
   * @param storeOf the store of each
   * @param observersOf the observers of each, one in each line
   * @param stores the used stores
   * @return the findings
   */
  static ObservedSchemas parse(
      Class<?>[] classes, String[] storeOf, String[] observersOf, String[] stores) {
    List<ObservedSchema> schemas = new ArrayList<>();
    for (int i = 0; i < classes.length; i++) {
      List<ObserverId> observers = observersOf[i].lines().map(ObserverId::parse).toList();
      if (!observers.isEmpty()) {
        schemas.add(new ObservedSchema(classes[i], storeOf[i], observers));
      }
    }
    return new ObservedSchemas(schemas, Set.of(stores));
  }

  /**
   * The schemas with observers.
   *
   * @return at least one observer each
   */
  List<ObservedSchema> schemas() {
    return schemas;
  }

  /**
   * The stores that schemas or injection points use.
   *
   * @return the names in the configuration, ordered; the default store's is empty
   */
  Set<String> stores() {
    return stores;
  }

  /**
   * The observers of changes of one store.
   *
   * @param store its name in the configuration
   * @return class and method of each, once, ordered; empty if no change of it is observed
   */
  Set<String> observersOf(String store) {
    Set<String> names = new TreeSet<>();
    schemas.stream()
        .filter(schema -> schema.store().equals(store))
        .flatMap(schema -> schema.observers().stream())
        .filter(observer -> observer.kind().isChange())
        .forEach(observer -> names.add(observer.name()));
    return names;
  }

  /**
   * Those who observe what became of writes in the outbox of one store.
   *
   * @param store its name in the configuration
   * @return each once
   */
  List<ObserverId> outboxObserversOf(String store) {
    return schemas.stream()
        .filter(schema -> schema.store().equals(store))
        .flatMap(schema -> schema.observers().stream())
        .filter(observer -> !observer.kind().isChange())
        .distinct()
        .toList();
  }

  /**
   * A schema with observers.
   *
   * @param type the entity
   * @param store the name of its store in the configuration
   * @param observers what hears which of its events
   */
  record ObservedSchema(Class<?> type, String store, List<ObserverId> observers) {

    /**
     * Whether anybody wants to know of changes.
     *
     * @return false if all of them only want to know what became of writes in the outbox
     */
    boolean isChangeObserved() {
      return observers.stream().anyMatch(observer -> observer.kind().isChange());
    }
  }
}
