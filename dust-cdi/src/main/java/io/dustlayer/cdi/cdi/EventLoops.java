package io.dustlayer.cdi.cdi;

import io.dustlayer.cdi.repo.BlockingGuard;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Recognizes the event loops of the hosts that have some, by the hosts' own checks. They are looked
 * up by name, since no host is needed to run.
 */
final class EventLoops implements BlockingGuard {

  /**
   * A host's check: a static method without parameters.
   *
   * @param type its class
   * @param method its name
   * @param allows what it answers where blocking is allowed
   */
  record Check(String type, String method, boolean allows) {}

  /** Quarkus, which knows its event loops and more; and Vert.x alone. */
  static final List<Check> KNOWN =
      List.of(
          new Check("io.quarkus.runtime.BlockingOperationControl", "isBlockingAllowed", true),
          new Check("io.vertx.core.Context", "isOnEventLoopThread", false));

  private record Found(Method method, boolean allows) {

    boolean mayBlock() {
      try {
        return method.invoke(null).equals(allows);
      } catch (ReflectiveOperationException changed) {
        // Another version of the host: without its check, blocking is not refused.
        return true;
      }
    }
  }

  private final OnFirstUse<List<Found>> checks;

  /**
   * Looks for checks at first use.
   *
   * @param known the checks of hosts
   */
  EventLoops(List<Check> known) {
    this.checks = new OnFirstUse<>(() -> known.stream().flatMap(EventLoops::find).toList());
  }

  @Override
  public boolean mayBlock() {
    return checks.get().stream().allMatch(Found::mayBlock);
  }

  private static Stream<Found> find(Check check) {
    return Stream.of(
            Thread.currentThread().getContextClassLoader(), EventLoops.class.getClassLoader())
        .filter(Objects::nonNull)
        .flatMap(loader -> find(check, loader))
        .limit(1);
  }

  private static Stream<Found> find(Check check, ClassLoader loader) {
    try {
      Method method = Class.forName(check.type(), true, loader).getMethod(check.method());
      return Stream.of(new Found(method, check.allows()));
    } catch (ReflectiveOperationException | LinkageError absent) {
      // The regular answer on every other host.
      return Stream.empty();
    }
  }
}
