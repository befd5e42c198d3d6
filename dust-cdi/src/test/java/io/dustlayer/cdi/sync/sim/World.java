package io.dustlayer.cdi.sync.sim;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What everything in one simulation shares: time, chance, quirks, and the record of it all. */
final class World {

  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000 * MILLI;

  final long seed;
  final Chance random;
  final Scheduler scheduler;
  final Set<Quirk> quirks;
  final boolean isPoisoned;
  final Coverage coverage;
  final Trace trace;

  World(long seed, Coverage coverage, Trace trace) {
    this.seed = seed;
    this.random = new Chance(Chance.place(seed, "world", 0));
    this.coverage = coverage;
    this.trace = trace;
    // System.nanoTime() may begin anywhere, also below zero.
    this.scheduler = new Scheduler(random.nextBoolean() ? 0 : -20 * SECOND, random, trace);
    this.quirks = quirks();
    this.isPoisoned = new Chance(Chance.place(seed, "poison", 0)).nextDouble() < 0.2;
  }

  private Set<Quirk> quirks() {
    double likely = List.of(0.0, 0.5, 0.8, 1.0).get(random.nextInt(4));
    Set<Quirk> chosen = EnumSet.noneOf(Quirk.class);
    for (Quirk quirk : Quirk.values()) {
      if (random.nextDouble() < likely) {
        chosen.add(quirk);
      }
    }
    return chosen;
  }

  /** From now on draws are made at a place that has a name. */
  void enter(String name, long number) {
    random.enter(Chance.place(seed, name, number));
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  /** Counts a quirk where it makes a difference. */
  void shows(Quirk quirk) {
    coverage.count(quirk);
  }

  void happens(Fault fault) {
    coverage.count(fault);
    tell(() -> fault.inWords());
  }

  boolean chance(double likely) {
    return random.nextDouble() < likely;
  }

  /** A duration in nanoseconds between two in milliseconds, often a short one. */
  long between(long fromMillis, long toMillis) {
    double skewed = random.nextDouble() * random.nextDouble();
    return fromMillis * MILLI + (long) ((toMillis - fromMillis) * MILLI * skewed);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  long now() {
    return scheduler.now();
  }

  void after(long nanos, Runnable action) {
    scheduler.after(nanos, action);
  }

  /** A detail, for who looks closely. */
  void say(Supplier<String> line) {
    trace.detail(scheduler.now(), line);
  }

  /** A part of the story. */
  void tell(Supplier<String> line) {
    trace.story(scheduler.now(), line);
  }
}
