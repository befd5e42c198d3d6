package io.dustlayer.cdi.cdi;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks up what a Jakarta EE host offers to the application under well-known names. */
final class HostNames {

  private HostNames() {}

  /**
   * Looks up a name.
   *
   * @param name for example {@code java:comp/DefaultManagedExecutorService}
   * @param type what is wanted
   * @param <T> what is wanted
   * @return empty where the host has no such thing, or no names at all
   */
  static <T> Optional<T> find(String name, Class<T> type) {
    try {
      return Optional.of(InitialContext.doLookup(name)).filter(type::isInstance).map(type::cast);
    } catch (NamingException notThisHost) {
      // The regular answer of a host without Jakarta Concurrency or without JNDI.
      return Optional.empty();
    }
  }
}
