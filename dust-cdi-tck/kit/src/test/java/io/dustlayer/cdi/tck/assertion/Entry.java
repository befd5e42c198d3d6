package io.dustlayer.cdi.tck.assertion;

import io.dustlayer.cdi.tck.broken.BrokenDeployment;
import io.dustlayer.cdi.tck.broken.BrokenDeployments;
import java.lang.reflect.Method;

/**
 * A line of the inventory.
 *
 * @param id of the assertion
 * @param rule that it proves a part of
 * @param what it asserts
 * @param place where it is written
 */
record Entry(String id, Rule rule, String what, String place) {

  static Entry of(Class<?> suite, Method method) {
    Assertion assertion = method.getAnnotation(Assertion.class);
    String what = method.getName().replaceAll("_s(?=_|$)", "'s").replace('_', ' ');
    return new Entry(
        assertion.id(), assertion.rule(), what, suite.getSimpleName() + "#" + method.getName());
  }

  static Entry of(BrokenDeployment row) {
    return new Entry(
        row.id(),
        Rule.valueOf(row.rule()),
        "refused: " + row.name(),
        BrokenDeployments.class.getSimpleName());
  }

  /** The part of the id that all assertions of a suite have in common. */
  String group() {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
