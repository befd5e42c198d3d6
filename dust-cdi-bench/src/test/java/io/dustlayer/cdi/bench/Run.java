package io.dustlayer.cdi.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run of the suite: how thorough it is, and what it has found. */
final class Run {

  private final boolean quick;
  private final boolean growing;
  private final Path folder;
  private final List<Row> rows = new ArrayList<>();
  private final Growth growth = new Growth();

  Run(boolean quick, boolean growing, Path folder) {
    this.quick = quick;
    this.growing = growing;
    this.folder = folder;
  }

  /** Whether it has to end within minutes. */
  boolean quick() {
    return quick;
  }

  /** Whether it is to find out how costs grow, at many sizes. */
  boolean growing() {
    return growing;
  }

  /** Where files may be made. */
  Path folder() {
    return folder;
  }

  Jmh jmh() {
    return new Jmh(quick);
  }

  void add(Row row) {
    rows.add(row);
    System.out.printf(
        Locale.ROOT,
        "bench: %-28s ratio=%.3f target=%s met=%s value=%.4g baseline=%.4g %s spread=%.0f%%%n",
        row.id(),
        row.ratio(),
        row.target(),
        row.met(),
        row.value(),
        row.baseline(),
        row.unit(),
        100 * row.spread());
  }

  List<Row> rows() {
    return rows;
  }

  Growth growth() {
    return growth;
  }
}
