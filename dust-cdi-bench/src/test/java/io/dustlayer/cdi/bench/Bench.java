package io.dustlayer.cdi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs the suite and writes the report. Settings are system properties:
 *
 * <ul>
 *   <li>{@code bench.quick}: whether to end within ten minutes
 *   <li>{@code bench.growth}: whether to find out how costs grow even so, which takes as long again
 *   <li>{@code bench.only}: a regular expression; kinds of rows that it does not match are left out
 *   <li>{@code bench.folder}: where the report goes
 *   <li>{@code bench.write}: whether it goes to {@code bench.page} as well, to be committed; some
 *       kinds alone take the place of theirs in the report that is there
 *   <li>{@code bench.profile}: whether to draw flame graphs, with the profiler in {@code
 *       bench.profiler}; what is measured then is not for a report
 * </ul>
 */
public final class Bench {

  private static final List<Rows> ALL =
      List.of(
          new GetRows(),
          new GetMutableRows(),
          new ScanRows(),
          new BindRows(),
          new ApplyRows(),
          new MatchRows(),
          new CatchUpRows(),
          new SnapshotRows(),
          new WarmStartRows(),
          new WriteRows(),
          new OutboxRows(),
          new HttpGetRows(),
          new FlatBatchRows(),
          new StartUpRows(),
          new IdleRows(),
          new ServerSetRows());

  private Bench() {}

  public static void main(String[] args) throws Exception {
    boolean quick = Boolean.getBoolean("bench.quick");
    Pattern only = Pattern.compile(System.getProperty("bench.only", ".*"));
    Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
    Files.createDirectories(folder);
    if (Profiler.isOn()) {
      if (Boolean.getBoolean("bench.write")) {
        throw new IllegalArgumentException(
            "bench.profile and bench.write: what a profiler slows down is not for a report");
      }
      Profiler.begin();
    }
    Run run = new Run(quick, !quick || Boolean.getBoolean("bench.growth"), folder);
    List<String> failed = new ArrayList<>();
    for (Rows rows : ALL) {
      if (only.matcher(rows.kind()).matches() && !measure(rows, run)) {
        failed.add(rows.kind());
      }
    }
    Report report = new Report(run);
    report.write(folder);
    if (Boolean.getBoolean("bench.write")) {
      Path page = Path.of(System.getProperty("bench.page"));
      if (ALL.stream().allMatch(rows -> only.matcher(rows.kind()).matches())) {
        report.write(page);
      } else {
        report.mergeInto(page, ALL.stream().map(Rows::kind).toList());
      }
    }
    if (Profiler.isOn()) {
      Profiler.draw();
    }
    long missed = run.rows().stream().filter(row -> !row.met()).count();
    System.out.printf(
        "bench: rows=%d missed=%d failed=%s report=%s%n",
        run.rows().size(), missed, failed, folder);
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  // What one kind lacks is no reason to lose what an hour of others has measured.
  private static boolean measure(Rows rows, Run run) {
    long began = System.nanoTime();
    try {
      rows.measure(run);
      return true;
    } catch (Exception failure) {
      failure.printStackTrace();
      return false;
    } finally {
      System.out.printf(
          "bench: %s took %d s%n",
          rows.kind(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
  }
}
