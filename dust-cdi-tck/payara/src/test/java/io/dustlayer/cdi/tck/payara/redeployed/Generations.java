package io.dustlayer.cdi.tck.payara.redeployed;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The class loaders of one deployment after the other. They are kept weakly, and where an
 * undeployment does not reach: in a property of the virtual machine.
 */
final class Generations {

  private static final String PROPERTY = Generations.class.getName();
  private static final ClassLoader PRESENT = Generations.class.getClassLoader();

  private Generations() {}

  @SuppressWarnings("unchecked")
  private static List<WeakReference<ClassLoader>> all() {
    return (List<WeakReference<ClassLoader>>)
        System.getProperties().computeIfAbsent(PROPERTY, key -> new ArrayList<>());
  }

  static void addPresent() {
    all().add(new WeakReference<>(PRESENT));
  }

  /** What there still is of earlier ones: their class loaders and their threads. */
  static List<String> left() throws IllegalAccessException {
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    forgetStarters(threads);
    System.gc();
    List<ClassLoader> loaders =
        all().stream()
            .map(WeakReference::get)
            .map(loader -> loader == PRESENT ? null : loader)
            .toList();
    return Stream.concat(
            IntStream.range(0, loaders.size())
                .filter(i -> loaders.get(i) != null)
                .mapToObj(i -> "class loader " + i),
            threads.stream()
                .filter(Thread::isAlive)
                .filter(thread -> isOfEarlier(thread, loaders))
                .map(thread -> "thread " + thread.getName()))
        .toList();
  }

  private static boolean isOfEarlier(Thread thread, List<ClassLoader> loaders) {
    ClassLoader context = thread.getContextClassLoader();
    return context != PRESENT
        && (thread.getName().startsWith("dust-")
            || loaders.stream().anyMatch(loader -> loader != null && loader == context));
  }

  /**
   * Until JDK 24 a thread keeps the classes that were at work when it was started. A pool of the
   * host starts one whenever an application gives it something to do, and keeps that application.
   */
  private static void forgetStarters(Set<Thread> threads) throws IllegalAccessException {
    Optional<Field> starter =
        Stream.of(Thread.class.getDeclaredFields())
            .filter(field -> field.getName().equals("inheritedAccessControlContext"))
            .findFirst();
    if (starter.isPresent()) {
      starter.get().setAccessible(true);
      for (Thread thread : threads) {
        if (!thread.getName().startsWith("dust-")) {
          starter.get().set(thread, null);
        }
      }
    }
  }
}
