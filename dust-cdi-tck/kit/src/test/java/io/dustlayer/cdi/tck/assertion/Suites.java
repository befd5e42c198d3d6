package io.dustlayer.cdi.tck.assertion;

import io.dustlayer.cdi.tck.TckSuite;
import io.dustlayer.cdi.tck.host.WarSuites;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The suites of the kit, found as JUnit finds test classes. */
final class Suites {

  private Suites() {}

  /**
   * Every class of the kit that has test methods of its own, by name; not what runs suites, which
   * asserts nothing.
   */
  static List<Class<?>> all() {
    Package runners = WarSuites.class.getPackage();
    return ReflectionSupport.findAllClassesInClasspathRoot(
            kit(),
            type -> type.getPackage() != runners && !testMethods(type).isEmpty(),
            name -> true)
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  /** The test methods that a class declares, by name. */
  static List<Method> testMethods(Class<?> suite) {
    return Stream.of(suite.getDeclaredMethods())
        .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** Every method of the kit with an assertion. */
  static List<Method> assertedMethods() {
    return ReflectionSupport.findAllClassesInClasspathRoot(kit(), type -> true, name -> true)
        .stream()
        .flatMap(
            type ->
                AnnotationSupport.findAnnotatedMethods(
                    type, Assertion.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream())
        .distinct()
        .toList();
  }

  private static URI kit() {
    try {
      return TckSuite.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
