package io.dustlayer.cdi.interleavings;

import java.util.concurrent.Callable;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/** Tries a scenario with several threads under many interleavings of their steps. */
public final class Interleavings {

  private static final String HUNG = "has hung";

  private Interleavings() {}

  /**
   * Runs a scenario again and again, each time with another interleaving.
   *
   * @param count how many interleavings
   * @param scenario starts threads and joins them; never waits with a limit of time, which Lincheck
   *     has no clock for
   */
  public static void of(int count, Runnable scenario) {
    prepare(scenario);
    Lincheck.runConcurrentTest(count, scenario);
  }

  // Lincheck instruments code when it first meets it. A machine with other work may take longer for
  // that than the half minute after which Lincheck takes a scenario to hang.
  private static void prepare(Runnable scenario) {
    try {
      Lincheck.runConcurrentTest(1, scenario);
    } catch (LincheckAssertionError failure) {
      if (!String.valueOf(failure.getMessage()).contains(HUNG)) {
        throw failure;
      }
    }
  }

  /** Waits for a thread of a scenario. */
  public static void join(Thread thread) {
    call(
        () -> {
          thread.join();
          return null;
        });
  }

  /** Calls what only an interrupted or broken scenario throws from. */
  public static <T> T call(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** Says what is wrong with as little code as can be: every step of it is interleaved, too. */
  public static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
