package io.dustlayer.cdi.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check finds what it is there for, and says where. */
class ChecksTest {

  private static final Map<String, String> SOURCES =
      Map.of("Some.java", Samples.flat("class Some {\n  int one;\n\n  int two;\n}"));

  @TempDir Path folder;

  @Test
  void a_sample_may_be_any_lines_of_a_source_however_indented() throws IOException {
    assertThat(Samples.wrong(page("```java\nint one;\n  int two;\n```"), SOURCES)).isEmpty();
  }

  @Test
  void a_sample_that_differs_is_found_with_the_line() throws IOException {
    assertThat(Samples.wrong(page("text\n```java\nint one;\nint three;\n```"), SOURCES))
        .containsExactly(
            "page.md:2: no source holds this: Some.java has it up to, but without: int three;");
    assertThat(Samples.wrong(page("```java\none;\n```"), SOURCES))
        .containsExactly("page.md:1: no source holds this: no source begins like it: one;");
  }

  @Test
  void dependencies_that_the_build_does_not_have_are_found() throws IOException {
    assertThat(Versions.wrong(page(dependency("io.dustlayer", "dust-cdi-tck-weld", "1"))))
        .containsExactly(
            "page.md:1: io.dustlayer:dust-cdi-tck-weld is not published by this build");
    assertThat(Versions.wrong(page(dependency("io.dustlayer", "dust-cdi", "0.0.9"))))
        .singleElement()
        .asString()
        .contains("has the version 0.0.9 instead of");
    assertThat(Versions.wrong(page(dependency("io.dustlayer", "dust-cdi", ""))))
        .singleElement()
        .asString()
        .contains("has no version");
    assertThat(Versions.wrong(page(dependency("org.example", "other", "1"))))
        .containsExactly(
            "page.md:1: org.example:other is used by no module, so that nobody tried it");
    assertThat(Versions.wrong(page(dependency("org.junit", "junit-bom", "4"))))
        .singleElement()
        .asString()
        .contains("has the version 4, but the build uses");
    assertThat(Versions.wrong(page("the jar dust-cdi-server-0.0.9.jar")))
        .singleElement()
        .asString()
        .contains("dust-cdi-server-0.0.9 is not the version");
  }

  @Test
  void commands_that_no_script_runs_are_found() throws IOException {
    Document page =
        page("```sh\nmvn  a  # why\nmvn \\\n  -Pnone -pl none -Dtest=None b\n```\n`mvn c`");
    assertThat(Commands.wrong(page, Set.of("mvn a")))
        .containsExactly(
            "page.md:1: no script in .ci runs: mvn -Pnone -pl none -Dtest=None b",
            "page.md:1: there is no -P none, -pl none, -Dtest= None",
            "page.md:6: no script in .ci runs: mvn c");
  }

  @Test
  void commands_anywhere_else_are_found() throws IOException {
    assertThat(Commands.misplaced(page("```\nmvn a\n```\n\n    curl b\n`java.time`, `java`")))
        .containsExactly(
            "page.md:1: a command belongs in sh: mvn a",
            "page.md:5: a command belongs in sh:     curl b");
  }

  @Test
  void links_that_lead_nowhere_are_found() throws IOException {
    String links =
        "# A `b`, c\n[a](page.md#a-b-c) [a](#a-b-c) [o](https://example.org) `[no](link)`\n"
            + "[a](none.md) [a](#none) [a](../..)\n";
    assertThat(Links.broken(page(links)))
        .containsExactly(
            "page.md:3: none.md: there is no such file",
            "page.md:3: #none: there is no such heading, but [a-b-c]",
            "page.md:3: ../..: leaves the repository");
  }

  @Test
  void a_block_without_end_is_found() {
    assertThatThrownBy(() -> page("```sh\nmvn a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("page.md:1: this block has no end");
  }

  private static String dependency(String group, String artifact, String version) {
    return "```xml\n<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>\n```"
        .formatted(group, artifact, version.isEmpty() ? "" : "<version>" + version + "</version>");
  }

  private Document page(String text) throws IOException {
    return Document.read(folder, Files.writeString(folder.resolve("page.md"), text));
  }
}
