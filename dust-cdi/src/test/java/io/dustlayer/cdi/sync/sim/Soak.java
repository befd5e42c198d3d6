package io.dustlayer.cdi.sync.sim;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Runs one seed after the other, for as long as there is time. */
final class Soak {

  private final Coverage coverage = new Coverage();
  private final Map<Long, String> violations = new ConcurrentSkipListMap<>();
  private final AtomicLong next;
  private final long first;

  Soak(long firstSeed) {
    this.first = firstSeed;
    this.next = new AtomicLong(firstSeed);
  }

  /** Runs, on so many threads; the seeds that were begun are run to the end. */
  String run(long nanos, int threads) {
    long begun = System.nanoTime();
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              while (System.nanoTime() - begun < nanos) {
                one(next.getAndIncrement());
              }
            });
    double seconds = (System.nanoTime() - begun) / 1e9;
    long seeds = next.get() - first;
    return "soak: seeds=%d violations=%d seeds_per_s=%d states=%d faults=%d"
        .formatted(
            seeds,
            violations.size(),
            Math.round(seeds / seconds),
            coverage.states(),
            coverage.faults());
  }

  private void one(long seed) {
    Run.of(seed, Subject.of(seed), coverage, Trace.none())
        .failure()
        .ifPresent(failure -> violations.put(seed, failure.toString()));
  }

  /** The seeds that failed, and why. */
  Map<Long, String> violations() {
    return violations;
  }
}
