package io.dustlayer.cdi.tck.host;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The class loaders of an application that is started again and again in one virtual machine, one
 * after the other. They are kept weakly, and where no host cleans up: in a property of the virtual
 * machine.
 */
public final class Generations {

  private static final String PROPERTY = Generations.class.getName();

  /** Not those of a server in the same virtual machine. */
  private static final Pattern LIBRARY = Pattern.compile("dust-(async|events|later|socket|sync)");

  private Generations() {}

  @SuppressWarnings("unchecked")
  private static List<WeakReference<ClassLoader>> all() {
    return (List<WeakReference<ClassLoader>>)
        System.getProperties().computeIfAbsent(PROPERTY, key -> new ArrayList<>());
  }

  /**
   * The application starts.
   *
   * @param loader its class loader
   */
  public static void add(ClassLoader loader) {
    List<WeakReference<ClassLoader>> all = all();
    synchronized (all) {
      all.add(new WeakReference<>(loader));
    }
  }

  /**
   * What there still is of earlier generations, after a collection of garbage.
   *
   * @param present the class loader of the one that runs
   * @return a line for each of their class loaders, which are numbered from 0, and of their threads
   * @throws IllegalAccessException if the virtual machine does not open its threads
   */
  public static List<String> left(ClassLoader present) throws IllegalAccessException {
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    forgetStarters(threads);
    System.gc();
    List<ClassLoader> earlier = earlier(present);
    return Stream.concat(
            IntStream.range(0, earlier.size())
                .filter(i -> earlier.get(i) != null)
                .mapToObj(i -> "class loader " + i),
            threads.stream()
                .filter(Thread::isAlive)
                .filter(thread -> isOfEarlier(thread, present, earlier))
                .map(thread -> "thread " + thread.getName()))
        .toList();
  }

  /** Null for each that is gone or runs. */
  private static List<ClassLoader> earlier(ClassLoader present) {
    List<WeakReference<ClassLoader>> all = all();
    synchronized (all) {
      return all.stream()
          .map(WeakReference::get)
          .map(loader -> loader == present ? null : loader)
          .toList();
    }
  }

  private static boolean isOfEarlier(
      Thread thread, ClassLoader present, List<ClassLoader> earlier) {
    ClassLoader context = thread.getContextClassLoader();
    return context != null
        && context != present
        && (isOfLibrary(thread) || earlier.stream().anyMatch(loader -> loader == context));
  }

  private static boolean isOfLibrary(Thread thread) {
    return LIBRARY.matcher(thread.getName()).lookingAt();
  }

  /**
   * Until JDK 24 a thread keeps the classes that were at work when it was started. A pool of the
   * host may start one when an application gives it something to do, and so keep that application
   * as long as the thread; nobody else can do anything about it.
   */
  private static void forgetStarters(Set<Thread> threads) throws IllegalAccessException {
    Optional<Field> starter =
        Stream.of(Thread.class.getDeclaredFields())
            .filter(field -> field.getName().equals("inheritedAccessControlContext"))
            .findFirst();
    if (starter.isPresent()
        && Thread.class.getModule().isOpen("java.lang", Generations.class.getModule())) {
      starter.get().setAccessible(true);
      for (Thread thread : threads) {
        if (!isOfLibrary(thread)) {
          starter.get().set(thread, null);
        }
      }
    }
  }
}
