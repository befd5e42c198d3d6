package io.dustlayer.cdi.bench;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a run: JSON, Markdown and plots. */
final class Report {

  private static final JsonProvider JSON = JsonProvider.provider();

  private final Run run;

  Report(Run run) {
    this.run = run;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> plots = run.growth().write(folder);
    JsonArrayBuilder rows = JSON.createArrayBuilder();
    run.rows().forEach(row -> rows.add(json(row)));
    try (OutputStream out = Files.newOutputStream(folder.resolve("benchmarks.json"));
        JsonWriter writer =
            JSON.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(out)) {
      writer.writeArray(rows.build());
    }
    Files.writeString(folder.resolve("benchmarks.md"), markdown(plots));
  }

  private static JsonObject json(Row row) {
    return JSON.createObjectBuilder()
        .add("id", row.id())
        .add("ratio", rounded(row.ratio()))
        .add("target", row.target().toString())
        .add("met", row.met())
        .add("unit", row.unit())
        .add("baseline", rounded(row.baseline()))
        .add("value", rounded(row.value()))
        .add("spread", rounded(row.spread()))
        .build();
  }

  // More digits than a measurement has would only make the report longer.
  private static double rounded(double number) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", number));
  }

  private String markdown(List<String> plots) {
    StringBuilder page = new StringBuilder("# Benchmarks\n\n");
    page.append(run.quick() ? "A short run" : "A full run")
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

            | id | ratio | target | met | baseline | value | unit | spread |
            | --- | ---: | --- | --- | ---: | ---: | --- | ---: |
            """);
    for (Row row : run.rows()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %.3g | %s | %s | %.4g | %.4g | %s | %.0f %% |%n",
              row.id(),
              row.ratio(),
              row.target(),
              row.met() ? "yes" : "**no**",
              row.baseline(),
              row.value(),
              row.unit(),
              100 * row.spread()));
    }
    plots.forEach(plot -> page.append("\n![").append(plot).append("](").append(plot).append(")\n"));
    return page.toString();
  }
}
