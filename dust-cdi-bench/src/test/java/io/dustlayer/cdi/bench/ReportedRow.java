package io.dustlayer.cdi.bench;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A row as a report keeps it.
 *
 * @param row what was measured
 * @param quick whether in a short run
 */
record ReportedRow(Row row, boolean quick) {

  private static final JsonProvider JSON = JsonProvider.provider();

  // Rounded once and for all, so that a row that is kept looks as it did.
  ReportedRow {
    row =
        new Row(
            row.id(),
            rounded(row.ratio()),
            row.target(),
            row.unit(),
            rounded(row.baseline()),
            rounded(row.value()),
            rounded(row.spread()));
  }

  /** A row that was kept, measured by a short run if its id is among those. */
  static ReportedRow of(JsonObject json, Collection<String> shortRuns) {
    Row row =
        new Row(
            json.getString("id"),
            number(json, "ratio"),
            Target.of(json.getString("target")),
            json.getString("unit"),
            number(json, "baseline"),
            number(json, "value"),
            number(json, "spread"));
    return new ReportedRow(row, shortRuns.contains(row.id()));
  }

  /**
   * Puts the rows of a run in the place of those with the same ids, and new ones where they stand
   * in the run.
   *
   * @param kinds in the order of the report
   */
  static List<ReportedRow> merged(
      List<ReportedRow> kept, List<ReportedRow> measured, List<String> kinds) {
    List<ReportedRow> all = new ArrayList<>(kept);
    int next = 0;
    for (ReportedRow row : measured) {
      int same = all.stream().map(ReportedRow::id).toList().indexOf(row.id());
      if (same >= 0) {
        all.set(same, row);
        next = same + 1;
      } else {
        all.add(next, row);
        next++;
      }
    }
    all.sort(Comparator.comparingInt(row -> kinds.indexOf(row.kind())));
    return all;
  }

  String id() {
    return row.id();
  }

  private String kind() {
    return id().split("/", 2)[0];
  }

  JsonObject json() {
    return JSON.createObjectBuilder()
        .add("id", id())
        .add("ratio", row.ratio())
        .add("target", row.target().toString())
        .add("met", row.met())
        .add("unit", row.unit())
        .add("baseline", row.baseline())
        .add("value", row.value())
        .add("spread", row.spread())
        .build();
  }

  private static double number(JsonObject json, String name) {
    return json.getJsonNumber(name).doubleValue();
  }

  // More digits than a measurement has would only make the report longer.
  private static double rounded(double number) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", number));
  }
}
