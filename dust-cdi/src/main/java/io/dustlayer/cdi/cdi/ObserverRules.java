package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.cdi.SeenObserver.Qualifier;
import io.dustlayer.cdi.schema.SchemaProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which events reach which observers, and which observers are mistakes: the typesafe resolution of
 * CDI, worked out before there is an event.
 *
 * <table>
 * <caption>Codes</caption>
 * <tr><th>code</th><th>situation</th></tr>
 * <tr><td>DUST0123</td><td>a qualifier names a class that is not a schema</td></tr>
 * <tr><td>DUST0124</td><td>the parameter has not the type that events with the qualifier
 * have</td></tr>
 * <tr><td>DUST0125</td><td>upserts of a class that no schema is</td></tr>
 * <tr><td>DUST0126</td><td>two qualifiers that no event has together</td></tr>
 * <tr><td>DUST0127</td><td>upserts of an interface or abstract class that no known schema has; only
 * a warning, because schemas may come later</td></tr>
 * </table>
 *
 * @param <C> a class in the extension's model
 */
final class ObserverRules<C> {

  private final ClassModel<C> model;
  private final Map<String, TypeClosure> schemas = new TreeMap<>();
  private final Map<EventKind, TypeClosure> payloads = new EnumMap<>(EventKind.class);

  /**
   * The rules for an application.
   *
   * @param model how to look at classes
   * @param schemas all schemas by their binary names
   */
  ObserverRules(ClassModel<C> model, Map<String, C> schemas) {
    this.model = model;
    schemas.forEach(
        (name, type) ->
            this.schemas.put(
                name, TypeClosure.of(new TypeRef<>(name, Optional.of(type), List.of()), model)));
    for (EventKind kind : EventKind.values()) {
      kind.payload()
          .ifPresent(
              type ->
                  payloads.put(
                      kind, TypeClosure.of(ReflectedClasses.refTo(type), new ReflectedClasses())));
    }
  }

  /**
   * Which events of a schema an observer could receive. One without any of the library's qualifiers
   * counts: CDI delivers qualified events to it, too.
   *
   * @param observer an observer
   * @param schema the binary name of a schema
   * @return empty if none
   */
  Set<EventKind> heardBy(SeenObserver<C> observer, String schema) {
    Set<EventKind> heard = EnumSet.noneOf(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      TypeClosure event = kind.payload().isPresent() ? payloads.get(kind) : schemas.get(schema);
      if (isQualified(observer, kind, schema) && event.isObservedBy(observer.type())) {
        heard.add(kind);
      }
    }
    return heard;
  }

  private static boolean isQualified(SeenObserver<?> observer, EventKind kind, String schema) {
    return !observer.foreign()
        && observer.qualifiers().stream()
            .allMatch(
                qualifier ->
                    qualifier.kind() == kind && (!kind.namesSchema() || names(qualifier, schema)));
  }

  private static boolean names(Qualifier<?> qualifier, String schema) {
    return qualifier.schema().filter(type -> type.text().equals(schema)).isPresent();
  }

  /**
   * What is wrong with an observer.
   *
   * @param observer an observer
   * @return empty if all is well
   */
  List<SchemaProblem> problems(SeenObserver<C> observer) {
    List<SchemaProblem> problems = new ArrayList<>();
    if (observer.qualifiers().size() > 1) {
      problems.add(
          problem(
              "DUST0126",
              observer,
              "observes "
                  + observer.qualifiers().stream()
                      .map(Qualifier::toString)
                      .collect(Collectors.joining(" and "))
                  + ", which no event has together; write one method for each"));
    }
    for (Qualifier<C> qualifier : observer.qualifiers()) {
      if (qualifier.kind().namesSchema()) {
        checkNamed(observer, qualifier, problems);
      }
      if (qualifier.kind().payload().isPresent()) {
        checkPayload(observer, qualifier, problems);
      } else if (isHeardByNone(observer) && !mayComeLater(observer)) {
        problems.add(
            problem(
                "DUST0125",
                observer,
                "observes "
                    + qualifier
                    + " events of "
                    + observer.type().text()
                    + ", which no schema is; annotate the class with @DustSchema, or observe a"
                    + " schema, its superclass or its interface"));
      }
    }
    return problems;
  }

  private void checkNamed(
      SeenObserver<C> observer, Qualifier<C> qualifier, List<SchemaProblem> problems) {
    Optional<C> named = qualifier.schema().flatMap(TypeRef::declared);
    if (named.isEmpty() || !model.isSchema(named.get())) {
      problems.add(
          problem(
              "DUST0123",
              observer,
              "observes "
                  + qualifier
                  + ", but "
                  + qualifier.schema().map(TypeRef::text).orElse("that")
                  + " is not a schema; annotate it with @DustSchema, or name a class that is"));
    }
  }

  private void checkPayload(
      SeenObserver<C> observer, Qualifier<C> qualifier, List<SchemaProblem> problems) {
    if (!payloads.get(qualifier.kind()).isObservedBy(observer.type())) {
      problems.add(
          problem(
              "DUST0124",
              observer,
              "observes "
                  + qualifier
                  + " events as "
                  + observer.type().text()
                  + ", which they are not; declare the parameter as "
                  + qualifier.kind().payload().map(Class::getName).orElseThrow()));
    }
  }

  /**
   * What an observer waits for in vain, although a schema of that type would be possible.
   *
   * @param observer an observer
   * @return the line to log; empty if there is such a schema
   */
  Optional<String> warning(SeenObserver<C> observer) {
    boolean upserts =
        observer.qualifiers().stream().anyMatch(each -> each.kind().payload().isEmpty());
    return upserts && isHeardByNone(observer) && mayComeLater(observer)
        ? Optional.of(
            observer
                + " observes @Upserted events of "
                + observer.type().text()
                + ", but no known schema is one, so it is never called; inject the repository of"
                + " the schema, or list the schema in "
                + SchemaNames.FILE)
        : Optional.empty();
  }

  private boolean isHeardByNone(SeenObserver<C> observer) {
    return schemas.values().stream().noneMatch(type -> type.isObservedBy(observer.type()));
  }

  private boolean mayComeLater(SeenObserver<C> observer) {
    TypeRef<C> type = observer.type();
    return type.text().equals(Object.class.getName())
        || type.declared().filter(model::isAbstract).isPresent();
  }

  private static SchemaProblem problem(String code, SeenObserver<?> observer, String message) {
    Place place = observer.place();
    return new SchemaProblem(code, place.className(), place.member(), message);
  }
}
