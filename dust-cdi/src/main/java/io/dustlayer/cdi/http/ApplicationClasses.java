package io.dustlayer.cdi.http;

import java.util.function.Supplier;

/**
 * Lets Rest Clients see the application. They look up classes by the context class loader, and not
 * every thread has one that knows them: that of the common pool's threads is the system's.
 */
final class ApplicationClasses {

  private static final ClassLoader OWN = EntriesClient.class.getClassLoader();

  private ApplicationClasses() {}

  /** Makes a call of a client; with another context class loader only if the thread needs one. */
  static <T> T visibleTo(Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    if (areVisibleBy(before)) {
      return call.get();
    }
    thread.setContextClassLoader(OWN);
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  // A class of the same name is not enough: Quarkus in tests has every class twice.
  private static boolean areVisibleBy(ClassLoader classes) {
    if (classes == null) {
      return false;
    }
    try {
      return Class.forName(EntriesClient.class.getName(), false, classes) == EntriesClient.class;
    } catch (ClassNotFoundException unknown) {
      return false;
    }
  }
}
