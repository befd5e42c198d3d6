package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.schema.SchemaDescription;
import io.dustlayer.cdi.schema.SchemaProblem;
import io.dustlayer.cdi.schema.SchemaRules;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a deployment has found so far, and what is wrong with it. Both extensions feed it, so that
 * they come to the same beans and the same problems. Confined to the deploying thread.
 *
 * @param <C> a class in the extension's model
 */
final class Discovery<C> {

  private static final Pattern STORE_KEY = Pattern.compile("[A-Za-z0-9_-]+");
  private static final String NAME_A_SCHEMA =
      "declare DustRepo<YourSchema>, or Instance<DustRepo<?>> with @Any to look up all of them";

  private final ClassModel<C> model;
  private final Map<String, C> schemas = new TreeMap<>();
  private final Set<String> stores = new TreeSet<>();
  private final List<SeenObserver<C>> observers = new ArrayList<>();
  private final Set<SchemaProblem> problems = new LinkedHashSet<>();
  private boolean defaultStore;

  /**
   * Nothing found yet.
   *
   * @param model how to look at classes
   */
  Discovery(ClassModel<C> model) {
    this.model = model;
  }

  /**
   * A class that the container has shown.
   *
   * @param type any class; ignored if it is not a schema
   */
  void annotated(C type) {
    if (model.isSchema(type)) {
      schemas.put(model.describe(type).className(), type);
    }
  }

  /**
   * A class that {@link SchemaNames} lists.
   *
   * @param className its binary name
   * @param type the class; empty if there is none
   */
  void named(String className, Optional<C> type) {
    if (type.isEmpty()) {
      report(
          "DUST0117",
          new Place(className, ""),
          "is listed in "
              + SchemaNames.FILE
              + ", but there is no such class; correct the name (nested classes are written"
              + " Outer$Inner), or remove the line");
    } else if (!model.isSchema(type.get())) {
      report(
          "DUST0118",
          new Place(className, ""),
          "is listed in "
              + SchemaNames.FILE
              + ", but is not annotated with @DustSchema; annotate it, or remove the line");
    } else {
      annotated(type.get());
    }
  }

  /**
   * An injection point of any type.
   *
   * @param type what it asks for
   * @param store the value of its {@link io.dustlayer.cdi.DustStore} qualifier, if it has one
   * @param place where it is
   */
  void injected(TypeRef<C> type, Optional<String> store, Place place) {
    TypeRef<C> wanted = type;
    boolean lookup = false;
    while ((wanted.isA(Instance.class) || wanted.isA(Provider.class))
        && wanted.arguments().size() == 1) {
      lookup |= wanted.isA(Instance.class);
      wanted = wanted.arguments().get(0);
    }
    if (wanted.isA(DustRepo.class)) {
      repository(wanted, lookup, place);
    } else if (wanted.isA(Dust.class)) {
      // The library's own lookup reaches every store, and asks for none.
      defaultStore |= store.isEmpty() && !place.className().equals(DustStartup.class.getName());
      store.ifPresent(key -> store(key, place));
    }
  }

  /**
   * An observer method of any event.
   *
   * @param observer the observer
   */
  void observer(SeenObserver<C> observer) {
    observers.add(observer);
    observer.type().declared().ifPresent(this::annotated);
    observer.qualifiers().stream()
        .flatMap(qualifier -> qualifier.schema().stream())
        .flatMap(type -> type.declared().stream())
        .forEach(this::annotated);
  }

  private void repository(TypeRef<C> repo, boolean lookup, Place place) {
    if (repo.arguments().size() != 1) {
      report("DUST0115", place, "injects DustRepo without a schema; " + NAME_A_SCHEMA);
      return;
    }
    TypeRef<C> entity = repo.arguments().get(0);
    if (entity.declared().isPresent()) {
      entity(entity.declared().get(), entity.text(), place);
    } else if (!(lookup && entity.text().startsWith("?"))) {
      report(
          "DUST0115",
          place,
          "injects DustRepo<" + entity.text() + ">, which names no schema; " + NAME_A_SCHEMA);
    }
  }

  private void entity(C type, String name, Place place) {
    if (model.isSchema(type)) {
      annotated(type);
    } else {
      report(
          "DUST0114",
          place,
          "injects DustRepo<"
              + name
              + ">, but "
              + name
              + " is not a schema; annotate it with @DustSchema");
    }
  }

  private void store(String key, Place place) {
    if (isStoreKey(key, place)) {
      stores.add(key);
    }
  }

  private boolean isStoreKey(String key, Place place) {
    boolean valid = STORE_KEY.matcher(key).matches();
    if (!valid) {
      report(
          "DUST0116",
          place,
          "names the store '"
              + key
              + "'; the name of a store is part of configuration keys (dust.stores.<name>.token):"
              + " use letters, digits, '-' and '_', or name none to use the default store");
    }
    return valid;
  }

  private void report(String code, Place place, String message) {
    problems.add(new SchemaProblem(code, place.className(), place.member(), message));
  }

  /**
   * Everything that is wrong.
   *
   * @return ordered by class, code and member, whatever the order of discovery; empty if all is
   *     well
   */
  List<SchemaProblem> problems() {
    for (SchemaDescription schema : descriptions()) {
      if (!schema.store().isEmpty()) {
        isStoreKey(schema.store(), new Place(schema.className(), "store"));
      }
    }
    List<SchemaProblem> all = new ArrayList<>(problems);
    all.addAll(SchemaRules.check(descriptions()));
    ObserverRules<C> rules = new ObserverRules<>(model, schemas);
    observers.forEach(observer -> all.addAll(rules.problems(observer)));
    all.sort(
        Comparator.comparing(SchemaProblem::className)
            .thenComparing(SchemaProblem::code)
            .thenComparing(SchemaProblem::member)
            .thenComparing(SchemaProblem::message));
    return all;
  }

  private List<SchemaDescription> descriptions() {
    return schemas.values().stream()
        .map(model::describe)
        .map(SchemaDescription::inOrderOfNames)
        .toList();
  }

  /**
   * The schemas.
   *
   * @return ordered by class name
   */
  List<Schema<C>> schemas() {
    ObserverRules<C> rules = new ObserverRules<>(model, schemas);
    return schemas.entrySet().stream()
        .map(
            entry ->
                new Schema<>(
                    entry.getKey(),
                    entry.getValue(),
                    model.describe(entry.getValue()).store(),
                    observersOf(entry.getKey(), rules)))
        .toList();
  }

  private List<ObserverId> observersOf(String schema, ObserverRules<C> rules) {
    return observers.stream()
        .flatMap(
            observer ->
                rules.heardBy(observer, schema).stream()
                    .map(
                        kind ->
                            new ObserverId(
                                kind,
                                observer.beanClass(),
                                observer.type().text(),
                                observer.toString())))
        .sorted(Comparator.comparing(ObserverId::toString))
        .toList();
  }

  /**
   * What deserves a warning and does not keep the application from starting.
   *
   * @return lines to log
   */
  List<String> warnings() {
    ObserverRules<C> rules = new ObserverRules<>(model, schemas);
    return observers.stream().flatMap(each -> rules.warning(each).stream()).sorted().toList();
  }

  /**
   * The named stores that schemas or injection points use.
   *
   * @return the names in the configuration, ordered, without the default store
   */
  Set<String> namedStores() {
    Set<String> all = new TreeSet<>(stores);
    schemas().stream().map(Schema::store).filter(key -> !key.isEmpty()).forEach(all::add);
    return all;
  }

  /**
   * The stores that schemas or injection points use.
   *
   * @return the names in the configuration, ordered; the default store's is empty
   */
  Set<String> usedStores() {
    Set<String> all = new TreeSet<>(namedStores());
    if (defaultStore || schemas().stream().anyMatch(schema -> schema.store().isEmpty())) {
      all.add("");
    }
    return all;
  }

  /**
   * An entity for which there will be a repository.
   *
   * @param name its binary name
   * @param type the class in the extension's model
   * @param store the name of its store in the configuration; empty for the default one
   * @param observers what could receive one of its events, and which; empty if there is nothing
   * @param <C> a class in the extension's model
   */
  record Schema<C>(String name, C type, String store, List<ObserverId> observers) {}
}
