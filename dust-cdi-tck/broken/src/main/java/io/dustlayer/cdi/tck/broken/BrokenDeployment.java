package io.dustlayer.cdi.tck.broken;

import io.dustlayer.cdi.schema.SchemaModel;
import io.dustlayer.cdi.schema.SchemaProblem;
import io.dustlayer.cdi.schema.SchemaRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application that must not start. The id stays the same when the row is renamed or moved, and
 * is never given to another row.
 *
 * @param id {@code DUST-BROKEN-} and three digits
 * @param rule the conformance kit's name of the rule that it breaks
 * @param name what is wrong with it
 * @param beans its bean classes
 * @param entities its annotated classes
 * @param names the lines of its {@code META-INF/dust-schemas}
 * @param injectionProblems what is wrong besides the rules of the entities
 * @param codes the codes of all problems, in order
 */
public record BrokenDeployment(
    String id,
    String rule,
    String name,
    List<Class<?>> beans,
    List<Class<?>> entities,
    List<String> names,
    List<SchemaProblem> injectionProblems,
    List<String> codes) {

  /**
   * Copies the lists.
   *
   * @param id {@code DUST-BROKEN-} and three digits
   * @param rule the conformance kit's name of the rule that it breaks
   * @param name what is wrong with it
   * @param beans its bean classes
   * @param entities its annotated classes
   * @param names the lines of its {@code META-INF/dust-schemas}
   * @param injectionProblems what is wrong besides the rules of the entities
   * @param codes the codes of all problems, in order
   */
  public BrokenDeployment {
    beans = List.copyOf(beans);
    entities = List.copyOf(entities);
    names = List.copyOf(names);
    injectionProblems = List.copyOf(injectionProblems);
    codes = List.copyOf(codes);
  }

  /** A row about the rules of entities. */
  static BrokenDeployment ofEntities(
      String id, String name, Class<?> bean, List<Class<?>> entities, String... codes) {
    return new BrokenDeployment(
        id, "S1", name, List.of(bean), entities, List.of(), List.of(), List.of(codes));
  }

  /** A row about other problems. */
  static BrokenDeployment of(
      String id,
      String rule,
      String name,
      Class<?> bean,
      List<Class<?>> entities,
      SchemaProblem... problems) {
    return new BrokenDeployment(
        id,
        rule,
        name,
        List.of(bean),
        entities,
        List.of(),
        List.of(problems),
        Stream.of(problems).map(SchemaProblem::code).toList());
  }

  /**
   * Every problem that the container has to report. Those that only reflection sees are reported
   * where there are no others: not every container has reflection when it deploys.
   *
   * @return in the order of the report
   */
  public List<SchemaProblem> problems() {
    List<SchemaProblem> all = new ArrayList<>(injectionProblems);
    all.addAll(SchemaRules.check(entities.stream().map(SchemaModel::describe).toList()));
    if (all.isEmpty()) {
      entities.forEach(entity -> all.addAll(SchemaModel.problems(entity)));
    }
    all.sort(
        Comparator.comparing(SchemaProblem::className)
            .thenComparing(SchemaProblem::code)
            .thenComparing(SchemaProblem::member)
            .thenComparing(SchemaProblem::message));
    return all;
  }

  /**
   * The message with which the deployment has to fail.
   *
   * @return the same on every container
   */
  public String report() {
    List<SchemaProblem> problems = problems();
    StringBuilder report = new StringBuilder("Dust cannot be deployed: ");
    report.append(problems.size()).append(problems.size() == 1 ? " problem" : " problems");
    problems.forEach(problem -> report.append("\n  ").append(problem));
    return report.toString();
  }

  /**
   * Whether a text, such as the output of a host, contains the report. Hosts break and indent lines
   * as they like.
   *
   * @param text any text
   * @return true if the report is there with all its problems
   */
  public boolean isToldIn(String text) {
    return (inOneLine(text) + ' ').contains(inOneLine(report()) + ' ');
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** The id, the rule and the name, for test reports. */
  @Override
  public String toString() {
    return id + " (" + rule + ") " + name;
  }
}
