package io.dustlayer.cdi.bench;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The report of a run: JSON, Markdown and plots. */
final class Report {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final String DATA = "benchmarks.json";
  private static final String SHORT_RUNS = "benchmarks-short.json";

  private final Run run;
  private final List<ReportedRow> measured;

  Report(Run run) {
    this.run = run;
    this.measured = run.rows().stream().map(row -> new ReportedRow(row, run.quick())).toList();
  }

  /** Writes it in place of what is there. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> plots = run.growth().write(folder);
    write(folder, measured, plots);
  }

  /**
   * Writes what was measured into the report that is there, and leaves all else of it, the plots
   * among it, as it is.
   *
   * @param kinds of rows, in the order of the report
   */
  void mergeInto(Path folder, List<String> kinds) throws IOException {
    List<String> shortRuns =
        read(folder.resolve(SHORT_RUNS)).getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    List<ReportedRow> kept =
        read(folder.resolve(DATA)).getValuesAs(JsonObject.class).stream()
            .map(row -> ReportedRow.of(row, shortRuns))
            .toList();
    List<String> plots;
    try (Stream<Path> files = Files.list(folder)) {
      plots =
          files.map(file -> file.getFileName().toString()).filter(Growth::isPlot).sorted().toList();
    }
    write(folder, ReportedRow.merged(kept, measured, kinds), plots);
  }

  private static void write(Path folder, List<ReportedRow> rows, List<String> plots)
      throws IOException {
    JsonArrayBuilder all = JSON.createArrayBuilder();
    JsonArrayBuilder shortRuns = JSON.createArrayBuilder();
    for (ReportedRow row : rows) {
      all.add(row.json());
      if (row.quick()) {
        shortRuns.add(row.id());
      }
    }
    write(folder.resolve(DATA), all.build());
    // Apart, since those who read the rows do not expect it there.
    write(folder.resolve(SHORT_RUNS), shortRuns.build());
    Files.writeString(folder.resolve("benchmarks.md"), markdown(rows, plots));
  }

  private static JsonArray read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonReader reader = JSON.createReader(in)) {
      return reader.readArray();
    }
  }

  private static void write(Path file, JsonArray array) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonWriter writer =
            JSON.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(out)) {
      writer.writeArray(array);
    }
  }

  private static String markdown(List<ReportedRow> rows, List<String> plots) {
    boolean quick = rows.stream().anyMatch(ReportedRow::quick);
    boolean mixed = quick && !rows.stream().allMatch(ReportedRow::quick);
    StringBuilder page = new StringBuilder("# Benchmarks\n\n");
    page.append(mixed ? "Short and full runs" : quick ? "A short run" : "A full run")
        .append(" on ")
        .append(Runtime.getRuntime().availableProcessors())
        .append(" processors, Java ")
        .append(Runtime.version().feature())
        .append(
            """
            . Value and baseline are medians of the same run; spread is half
            the distance between the quartiles of the value, as a part of it. A ratio is value to baseline
            where the target is a bound from above, and baseline to value where it is one from below. What the
            kinds of rows are is said in [performance](performance.md).

            """)
        .append("| id | ratio | target | met | baseline | value | unit | spread |")
        .append(mixed ? " run |\n" : "\n")
        .append("| --- | ---: | --- | --- | ---: | ---: | --- | ---: |")
        .append(mixed ? " --- |\n" : "\n");
    for (ReportedRow reported : rows) {
      page.append(line(reported.row()));
      page.append(mixed ? reported.quick() ? " short |\n" : " full |\n" : "\n");
    }
    plots.forEach(plot -> page.append("\n![").append(plot).append("](").append(plot).append(")\n"));
    return page.toString();
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %.3g | %s | %s | %.4g | %.4g | %s | %.0f %% |",
        row.id(),
        row.ratio(),
        row.target(),
        row.met() ? "yes" : "**no**",
        row.baseline(),
        row.value(),
        row.unit(),
        100 * row.spread());
  }
}
