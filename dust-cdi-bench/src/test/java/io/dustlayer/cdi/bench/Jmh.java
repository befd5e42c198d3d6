package io.dustlayer.cdi.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks with JMH, always with the profiler of allocations. */
final class Jmh {

  private static final String HEAP =
      "-Xms%s -Xmx%s -Xmn%s -XX:+AlwaysPreTouch -XX:+UseTransparentHugePages";

  private final boolean quick;

  Jmh(boolean quick) {
    this.quick = quick;
  }

  /** The scores of a run. */
  static final class Scores {
    private final Map<String, Score> byName = new HashMap<>();

    /**
     * One of them.
     *
     * @param benchmark the method
     * @param parameters names and values in turn
     */
    Score of(String benchmark, String... parameters) {
      Map<String, String> named = new TreeMap<>();
      for (int i = 0; i < parameters.length; i += 2) {
        named.put(parameters[i], parameters[i + 1]);
      }
      Score score = byName.get(benchmark + named);
      if (score == null) {
        throw new IllegalArgumentException(
            "no score of " + benchmark + named + ", only of " + byName.keySet());
      }
      return score;
    }
  }

  /** Runs the benchmarks of a class for as long as a rate needs to settle. */
  Scores rates(Class<?> benchmarks, Consumer<ChainedOptionsBuilder> more) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(quick ? 1 : 2)
            .warmupIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.milliseconds(quick ? 800 : 2000))
            .measurementIterations(quick ? 3 : 6)
            .measurementTime(TimeValue.milliseconds(quick ? 400 : 1000));
    return run(benchmarks, options, more);
  }

  /** Runs long operations of a class, each as often as said. */
  Scores shots(Class<?> benchmarks, int warmups, Consumer<ChainedOptionsBuilder> more)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(quick ? 1 : 3)
            .warmupIterations(warmups)
            .measurementIterations(quick ? 3 : 5);
    return run(benchmarks, options, more);
  }

  private static Scores run(
      Class<?> benchmarks, ChainedOptionsBuilder options, Consumer<ChainedOptionsBuilder> more)
      throws RunnerException {
    options
        .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    more.accept(options);
    Profiler.record(options);
    Scores scores = new Scores();
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      Map<String, String> named = new TreeMap<>();
      params.getParamsKeys().forEach(key -> named.put(key, params.getParam(key)));
      String name = params.getBenchmark();
      scores.byName.put(name.substring(name.lastIndexOf('.') + 1) + named, score(result));
    }
    return scores;
  }

  private static Score score(RunResult result) {
    double[] samples =
        result.getBenchmarkResults().stream()
            .map(BenchmarkResult::getIterationResults)
            .flatMap(Collection::stream)
            .mapToDouble(Jmh::sample)
            .toArray();
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return Score.of(
        samples,
        result.getPrimaryResult().getScoreUnit(),
        bytes == null ? Double.NaN : bytes.getScore());
  }

  private static double sample(IterationResult iteration) {
    return iteration.getPrimaryResult().getScore();
  }

  /**
   * For {@code jvmArgs}: as much heap as a benchmark needs, all of it touched before it begins. The
   * first touch of each page is so slow on virtual machines that it would be all that is measured.
   */
  static String[] heap(String size) {
    return heap(size, "256m");
  }

  /** The same with a young generation of a size, where else the collector would be measured. */
  static String[] heap(String size, String young) {
    return HEAP.formatted(size, size, young).split(" ");
  }
}
