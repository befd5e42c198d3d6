package io.dustlayer.cdi.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All deployment rules of entities.
 *
 * <table>
 * <caption>Codes</caption>
 * <tr><th>code</th><th>situation</th></tr>
 * <tr><td>DUST0101</td><td>no {@code slug} property</td></tr>
 * <tr><td>DUST0102</td><td>the {@code slug} is not a String</td></tr>
 * <tr><td>DUST0103</td><td>the prefix has no segment</td></tr>
 * <tr><td>DUST0104</td><td>a segment of the prefix is empty or not valid Unicode</td></tr>
 * <tr><td>DUST0105</td><td>{@code required} names something that is not a property</td></tr>
 * <tr><td>DUST0106</td><td>an abstract class, interface, enum or annotation</td></tr>
 * <tr><td>DUST0107</td><td>type parameters</td></tr>
 * <tr><td>DUST0108</td><td>two entities with one prefix in one store</td></tr>
 * <tr><td>DUST0109</td><td>one prefix inside another's in one store</td></tr>
 * <tr><td>DUST0110</td><td>prefixes that differ, or lie in each other, only in ASCII case</td></tr>
 * <tr><td>DUST0111</td><td>a class without a usable no-arg constructor</td></tr>
 * <tr><td>DUST0112</td><td>a stored name that is empty, reserved, not valid Unicode or taken
 * twice</td></tr>
 * <tr><td>DUST0113</td><td>an inner or local class</td></tr>
 * <tr><td>DUST0120</td><td>a property type that cannot be stored and read back</td></tr>
 * <tr><td>DUST0121</td><td>a property or annotation that cannot be honoured (found by reflection
 * only)</td></tr>
 * <tr><td>DUST0122</td><td>no property besides the slug</td></tr>
 * </table>
 */
public final class SchemaRules {

  static final Comparator<SchemaProblem> ORDER =
      Comparator.comparing(SchemaProblem::className)
          .thenComparing(SchemaProblem::code)
          .thenComparing(SchemaProblem::member)
          .thenComparing(SchemaProblem::message);

  private SchemaRules() {}

  /**
   * Everything that is wrong with some entities, each by itself and with each other.
   *
   * @param all all entities of an application; the same class may occur more than once
   * @return every problem of every entity, ordered by class, code and member; empty if all is well
   */
  public static List<SchemaProblem> check(List<SchemaDescription> all) {
    Map<String, SchemaDescription> byName = new TreeMap<>();
    all.forEach(schema -> byName.putIfAbsent(schema.className(), schema));
    List<SchemaDescription> schemas = List.copyOf(byName.values());
    List<SchemaProblem> problems = new ArrayList<>();
    for (SchemaDescription schema : schemas) {
      problems.addAll(new ClassRules(schema).check());
      problems.addAll(new PropertyRules(schema).check());
      problems.addAll(PrefixRules.check(schema));
    }
    problems.addAll(PrefixRules.checkTogether(schemas));
    problems.sort(ORDER);
    return List.copyOf(problems);
  }
}
