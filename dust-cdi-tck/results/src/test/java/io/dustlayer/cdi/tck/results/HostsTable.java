package io.dustlayer.cdi.tck.results;

import io.dustlayer.cdi.tck.report.SuiteGroup;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of all runs as Markdown. */
final class HostsTable {

  private record Row(String host, int java) {}

  /** A server is asked without a host. */
  private static final List<SuiteGroup> GROUPS =
      Stream.of(SuiteGroup.values()).filter(group -> group != SuiteGroup.SERVER).toList();

  private static final List<String> PARTS =
      List.of("Rest Client", "WebSocket client", "JSON-B", "Observers' threads", "Request context");

  private final Map<Row, List<Figures>> rows;

  HostsTable(Collection<Figures> runs) {
    this.rows =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> new Row(run.host(), Integer.parseInt(run.java())),
                    () -> new TreeMap<>(Comparator.comparing(Row::host).thenComparing(Row::java)),
                    Collectors.toList()));
  }

  /** Which host passed how many tests of each group, in all its runs. */
  String conformance() {
    StringBuilder table = new StringBuilder();
    line(
        table,
        Stream.concat(Stream.of("host", "Java", "runs"), GROUPS.stream().map(SuiteGroup::title)));
    line(table, Stream.generate(() -> "---").limit(3L + GROUPS.size()));
    rows.forEach(
        (row, runs) ->
            line(
                table,
                Stream.concat(
                    Stream.of(row.host(), Integer.toString(row.java()), runs(runs)),
                    GROUPS.stream().map(group -> tally(runs, group).cell()))));
    return table.toString();
  }

  /** What the library used on each host. */
  String parts() {
    StringBuilder table = new StringBuilder();
    line(table, Stream.concat(Stream.of("host", "Java"), PARTS.stream()));
    line(table, Stream.generate(() -> "---").limit(2L + PARTS.size()));
    rows.forEach(
        (row, runs) ->
            line(
                table,
                Stream.concat(
                    Stream.of(row.host(), Integer.toString(row.java())),
                    PARTS.stream().map(part -> used(runs, part)))));
    return table.toString();
  }

  private static String runs(List<Figures> runs) {
    return runs.stream()
        .filter(run -> !run.server().isEmpty())
        .map(run -> run.transport() + (run.server().contains("quirks") ? " (quirks)" : ""))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Tally tally(List<Figures> runs, SuiteGroup group) {
    return runs.stream()
        .map(run -> run.tally().getOrDefault(group, Tally.NONE))
        .reduce(Tally.NONE, Tally::plus);
  }

  private static String used(List<Figures> runs, String part) {
    return runs.stream()
        .map(run -> run.parts().getOrDefault(part, ""))
        .filter(text -> !text.isEmpty())
        .distinct()
        .map(text -> "`" + text.replace("|", "\\|") + "`")
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder table, Stream<String> cells) {
    table.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
