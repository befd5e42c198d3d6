package io.dustlayer.cdi.tck.results;

import io.dustlayer.cdi.tck.report.SuiteGroup;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of the report of a run.
 *
 * @param host its name and version
 * @param java the feature release
 * @param transport over which the default store was used
 * @param server which server it was
 * @param tally how its tests ended, by group
 * @param parts what of the host was used, without what differs from machine to machine
 */
record Figures(
    String host,
    String java,
    String transport,
    String server,
    Map<SuiteGroup, Tally> tally,
    Map<String, String> parts) {

  private static final String JAVA = "Java";

  /** Reads the report that the kit wrote. */
  static Figures ofReport(Path report) throws IOException {
    JsonObject json = read(report);
    Map<SuiteGroup, Tally> tally = new TreeMap<>();
    for (JsonObject suite : json.getJsonArray("suites").getValuesAs(JsonObject.class)) {
      tally.merge(
          SuiteGroup.titled(suite.getString("group")),
          Tally.of(suite.getJsonObject("counts")),
          Tally::plus);
    }
    return of(json, tally);
  }

  /** Reads what {@link #json} wrote. */
  static Figures ofFile(Path file) throws IOException {
    JsonObject json = read(file);
    Map<SuiteGroup, Tally> tally = new TreeMap<>();
    json.getJsonObject("groups")
        .forEach(
            (group, counts) ->
                tally.put(SuiteGroup.titled(group), Tally.of(counts.asJsonObject())));
    return of(json, tally);
  }

  private static Figures of(JsonObject json, Map<SuiteGroup, Tally> tally) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> part : json.getJsonObject("parts").entrySet()) {
      parts.put(part.getKey(), ((JsonString) part.getValue()).getString());
    }
    parts.remove(JAVA);
    return new Figures(
        json.getString("host"),
        json.getString("java"),
        json.getString("transport"),
        json.getString("server"),
        tally,
        parts);
  }

  private static JsonObject read(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file);
        JsonReader json = Json.createReader(text)) {
      return json.readObject();
    }
  }

  /** Another run of the same tests on another Java has the same. */
  String configuration() {
    return host + " over " + transport + " against " + server;
  }

  /** All of it, to be kept. */
  String json() {
    JsonObjectBuilder groups = Json.createObjectBuilder();
    tally.forEach((group, counts) -> groups.add(group.title(), counts.toJson()));
    JsonObjectBuilder used = Json.createObjectBuilder();
    parts.forEach(used::add);
    JsonObject json =
        Json.createObjectBuilder()
            .add("host", host)
            .add("java", java)
            .add("transport", transport)
            .add("server", server)
            .add("groups", groups)
            .add("parts", used)
            .build();
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.writeObject(json);
    }
    return text.toString().strip() + "\n";
  }
}
