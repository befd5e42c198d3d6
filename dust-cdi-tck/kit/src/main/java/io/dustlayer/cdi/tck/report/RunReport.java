package io.dustlayer.cdi.tck.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run of the kit and what came of it.
 *
 * @param run which run
 * @param parts what of the host was used
 * @param suites what came of each suite, in the order in which they ran
 */
public record RunReport(Run run, HostParts parts, List<SuiteResults> suites) {

  /**
   * A report.
   *
   * @param run which run
   * @param parts what of the host was used
   * @param suites kept as a copy
   */
  public RunReport {
    suites = List.copyOf(suites);
  }

  /**
   * Counts the tests of all suites.
   *
   * @return by outcome
   */
  public Counts counts() {
    return Counts.of(suites.stream().flatMap(suite -> suite.results().stream()).toList());
  }

  /**
   * Writes the report as one JSON and one HTML file, named after the run.
   *
   * @param folder where to; made if it does not exist
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = run.fileName(parts.javaFeature());
    try (Writer file = Files.newBufferedWriter(folder.resolve(name + ".json"));
        JsonWriter json =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(file)) {
      json.writeObject(toJson());
    }
    Files.writeString(folder.resolve(name + ".html"), new ReportPage(this).html());
  }

  private JsonObject toJson() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    suites.forEach(suite -> array.add(suite.toJson()));
    return Json.createObjectBuilder()
        .add("host", run.host())
        .add("java", parts.javaFeature())
        .add("transport", run.transport())
        .add("server", run.server())
        .add("counts", counts().toJson())
        .add("parts", parts.toJson())
        .add("suites", array)
        .build();
  }
}
