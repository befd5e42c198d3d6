package io.dustlayer.cdi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final List<String> KINDS = List.of("get", "http-get", "idle");

  @TempDir Path folder;

  @Test
  void a_part_replaces_its_rows_and_leaves_the_others_in_their_order() throws IOException {
    write(true, "get/1k", "http-get/resteasy", "idle/frames", "idle");

    merge(true, "http-get/resteasy", "http-get/quarkus");

    assertThat(ids())
        .containsExactly("get/1k", "http-get/resteasy", "http-get/quarkus", "idle/frames", "idle");
    assertThat(page()).contains("A short run on").doesNotContain("| run |");
  }

  @Test
  void a_replaced_row_has_its_new_values_and_the_others_their_old_ones() throws IOException {
    report(true, row("get/1k", 1.2345678), row("idle", 0)).write(folder);
    String before = page();

    report(true, row("idle", 1.3)).mergeInto(folder, KINDS);

    String kept = before.substring(0, before.indexOf("| `idle`"));
    assertThat(page())
        .startsWith(kept)
        .contains("| `idle` | 1.30 | <= 1.5 | yes | 100.0 | 130.0 | ns/op | 25 % |\n");
  }

  @Test
  void a_kind_that_was_not_there_stands_where_the_suite_has_it() throws IOException {
    write(true, "get/1k", "idle");

    merge(true, "http-get/resteasy", "http-get/quarkus");

    assertThat(ids()).containsExactly("get/1k", "http-get/resteasy", "http-get/quarkus", "idle");
  }

  @Test
  void rows_of_another_mode_say_so() throws IOException {
    write(true, "get/1k", "idle");

    merge(false, "idle");

    assertThat(page())
        .contains("Short and full runs on")
        .containsPattern("`get/1k`.* short \\|\n")
        .containsPattern("`idle`.* full \\|\n");
  }

  @Test
  void rows_have_the_members_that_are_documented() throws IOException {
    write(true, "get/1k");

    assertThat(Files.readString(folder.resolve("benchmarks.json")))
        .containsSubsequence(
            "\"id\"",
            "\"ratio\"",
            "\"target\"",
            "\"met\"",
            "\"unit\"",
            "\"baseline\"",
            "\"value\"",
            "\"spread\"")
        .doesNotContain("quick");
  }

  @Test
  void plots_stay() throws IOException {
    write(true, "idle");
    Files.writeString(folder.resolve("growth-entries.svg"), "<svg/>");

    merge(true, "idle");

    assertThat(folder.resolve("growth-entries.svg")).hasContent("<svg/>");
    assertThat(page()).endsWith("\n![growth-entries.svg](growth-entries.svg)\n");
  }

  @Test
  void targets_are_read_as_they_are_written() {
    for (Target target : List.of(Target.NONE, Target.atMost(1.15), Target.atLeast(5))) {
      assertThat(Target.of(target.toString())).isEqualTo(target);
    }
  }

  private void write(boolean quick, String... ids) throws IOException {
    report(quick, rows(ids)).write(folder);
  }

  private void merge(boolean quick, String... ids) throws IOException {
    report(quick, rows(ids)).mergeInto(folder, KINDS);
  }

  private static Row[] rows(String... ids) {
    return List.of(ids).stream().map(id -> row(id, 1)).toArray(Row[]::new);
  }

  private static Row row(String id, double ratio) {
    return new Row(id, ratio, Target.atMost(1.5), "ns/op", 100, 100 * ratio, 0.25);
  }

  private Report report(boolean quick, Row... rows) {
    Run run = new Run(quick, false, folder);
    run.rows().addAll(List.of(rows));
    return new Report(run);
  }

  private List<String> ids() throws IOException {
    return page()
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("`")[1])
        .toList();
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("benchmarks.md"));
  }
}
