package io.dustlayer.cdi.tck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dustlayer.cdi.tck.assertion.AssertionExtension;
import io.dustlayer.cdi.tck.host.Suites;
import io.dustlayer.cdi.tck.report.TestResult.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  private static final String NAME = "weld-se-5-sdk-embedded-quirks-real-java17";

  private static RunReport report() {
    return new RunReport(
        new Run("Weld SE 5", "sdk", "embedded, quirks real"),
        new HostParts(Map.of("Java", "17.0.1, Somebody", "JSON-B", "a.Provider (a-1.0)")),
        List.of(
            new SuiteResults(
                SuiteGroup.REPOSITORY,
                "ReadSuite",
                List.of(
                    new TestResult("DUST-READ-001", "reads", Outcome.PASSED, ""),
                    new TestResult(
                        "DUST-READ-002", "reads <more>", Outcome.FAILED, "1 < 2 & \"3\""),
                    new TestResult("", "is left out", Outcome.SKIPPED, "no such host")))));
  }

  @Test
  void a_report_is_one_json_and_one_html_file_named_after_the_run(@TempDir Path folder)
      throws IOException {
    report().write(folder.resolve("new"));

    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(NAME + ".json", NAME + ".html");
    }
  }

  @Test
  void the_json_tells_the_host_the_server_and_every_result(@TempDir Path folder)
      throws IOException {
    report().write(folder);

    JsonObject json;
    try (Reader text = Files.newBufferedReader(folder.resolve(NAME + ".json"));
        JsonReader reader = Json.createReader(text)) {
      json = reader.readObject();
    }
    assertThat(json.getString("host")).isEqualTo("Weld SE 5");
    assertThat(json.getString("java")).isEqualTo("17");
    assertThat(json.getString("transport")).isEqualTo("sdk");
    assertThat(json.getString("server")).isEqualTo("embedded, quirks real");
    assertThat(json.getJsonObject("parts").getString("JSON-B")).isEqualTo("a.Provider (a-1.0)");
    JsonObject suite = json.getJsonArray("suites").getJsonObject(0);
    assertThat(suite.getString("group")).isEqualTo("repository");
    for (JsonObject counts : List.of(json.getJsonObject("counts"), suite.getJsonObject("counts"))) {
      assertThat(counts)
          .isEqualTo(
              Json.createObjectBuilder()
                  .add("tests", 3)
                  .add("passed", 1)
                  .add("failed", 1)
                  .add("skipped", 1)
                  .build());
    }
    assertThat(suite.getJsonArray("results").getValuesAs(JsonObject.class))
        .map(TestResult::of)
        .isEqualTo(report().suites().get(0).results());
  }

  @Test
  void the_page_shows_texts_as_they_are() {
    assertThat(new ReportPage(report()).html())
        .contains("Weld SE 5", "1 passed, 1 failed, 1 skipped", "DUST-READ-002", "no such host")
        .contains("reads &lt;more&gt;", "1 &lt; 2 &amp; &quot;3&quot;")
        .doesNotContain("<more>");
  }

  @Test
  void every_suite_belongs_to_the_group_that_its_package_names() {
    assertThat(Suites.overHttp()).extracting(SuiteGroup::of).contains(SuiteGroup.WIRE);
    assertThat(Suites.overSdk()).extracting(SuiteGroup::of).doesNotContainNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SuiteGroup.titled(AssertionExtension.class.getSimpleName()));
  }
}
