package io.dustlayer.cdi.sync.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All steps of one simulation, in the order of their times. A part of a plan takes the same course
 * as far as the steps that are left out do not matter.
 *
 * @param steps the steps
 * @param duration when the faults end
 */
record Plan(List<Step> steps, long duration) {

  private static final List<Integer> WRITES = List.of(4, 8, 16, 64);
  // Those that are there all the time, each now and then.
  private static final List<Fault> CONDITIONS =
      List.of(Fault.ANSWER_LOST, Fault.CUT_AFTER_COMMIT, Fault.CHANNEL_CRASH);

  Plan {
    steps = List.copyOf(steps);
  }

  Plan with(List<Step> others) {
    return new Plan(others, duration);
  }

  /** A plan for so many clients of each kind. */
  static Plan of(World world, int engines, int httpClients) {
    return new Planner(world, engines, httpClients).plan();
  }

  private static final class Planner {

    private final World world;
    private final int engines;
    private final int httpClients;
    private final List<Step> steps = new ArrayList<>();

    Planner(World world, int engines, int httpClients) {
      this.world = world;
      this.engines = engines;
      this.httpClients = httpClients;
    }

    Plan plan() {
      long duration = world.oneOf(List.of(3L, 6L, 15L, 40L)) * World.SECOND;
      before();
      writes(duration);
      faults(duration);
      steps.sort(Comparator.comparingLong(Step::at));
      return new Plan(steps, duration);
    }

    private void before() {
      int before = world.oneOf(List.of(0, 0, 3, 10));
      for (int i = 0; i < before; i++) {
        add(world.between(0, 900), Step.Kind.HTTP_WRITE, null);
      }
      if (world.chance(0.2)) {
        add(World.SECOND, Step.Kind.FAULT, Fault.COMPACTION);
      }
    }

    private void writes(long duration) {
      // A quarter of the longest pause is usual.
      long pause = 4 * duration / World.MILLI / world.oneOf(WRITES);
      for (long at = 0; at < duration; at += world.between(1, pause)) {
        add(World.SECOND + at, world.oneOf(KINDS), null);
      }
    }

    private void faults(long duration) {
      List<Fault> chosen = chosen();
      for (Fault fault : CONDITIONS) {
        if (chosen.contains(fault)) {
          add(0, Step.Kind.FAULT, fault);
        }
      }
      long pause = duration / World.MILLI / 2;
      for (long at = world.between(1, pause);
          at < duration && !chosen.isEmpty();
          at += world.between(1, pause)) {
        add(World.SECOND + at, Step.Kind.FAULT, world.oneOf(chosen));
      }
    }

    private List<Fault> chosen() {
      double likely = world.oneOf(List.of(0.1, 0.2, 0.5));
      List<Fault> chosen = new ArrayList<>();
      for (Fault fault : Fault.values()) {
        if (fault.canBePlanned() && world.chance(likely)) {
          chosen.add(fault);
        }
      }
      return chosen;
    }

    private void add(long at, Step.Kind kind, Fault fault) {
      boolean http = kind == Step.Kind.HTTP_WRITE || kind == Step.Kind.HTTP_READ;
      int client = world.random.nextInt(http ? httpClients : engines);
      steps.add(new Step(steps.size(), at, kind, fault, client));
    }

    private static final List<Step.Kind> KINDS =
        List.of(
            Step.Kind.WRITE,
            Step.Kind.WRITE,
            Step.Kind.WRITE,
            Step.Kind.WRITE,
            Step.Kind.WRITE,
            Step.Kind.WRITE,
            Step.Kind.DURABLE,
            Step.Kind.DURABLE,
            Step.Kind.BURST,
            Step.Kind.BATCH,
            Step.Kind.HTTP_WRITE,
            Step.Kind.HTTP_WRITE,
            Step.Kind.HTTP_WRITE,
            Step.Kind.HTTP_READ);
  }
}
