package io.dustlayer.cdi.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.documents.Document.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document shows is compiled, run or there. */
class DocumentsTest {

  private static final Set<String> LANGUAGES =
      Set.of("", "java", "xml", "sh", "properties", "json", "text");

  private static Map<String, String> sources;
  private static Set<String> run;

  @BeforeAll
  static void readTheBuild() {
    sources = Repository.sources();
    run = new HashSet<>();
    Repository.scripts().forEach(script -> run.addAll(Commands.runBy(script)));
    // .ci/run takes its command from there
    Document readme = Document.read(Repository.ROOT, Repository.ROOT.resolve("README.md"));
    run.addAll(Commands.in(readme.blocks("sh").get(1).text()));
  }

  static List<Document> documents() {
    return Repository.documents();
  }

  @Test
  void there_are_documents_with_samples_and_commands() {
    assertThat(documents()).extracting(Document::name).contains("README.md", "CONTRIBUTING.md");
    assertThat(documents()).anySatisfy(page -> assertThat(page.blocks("java")).isNotEmpty());
    assertThat(sources).hasSizeGreaterThan(100);
    assertThat(run).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_java_sample_is_compiled(Document page) {
    assertThat(Samples.wrong(page, sources))
        .as("put the sample into a test and copy it from there")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_dependency_is_of_this_build(Document page) {
    assertThat(Versions.wrong(page)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_command_is_run_by_a_script(Document page) {
    assertThat(Commands.wrong(page, run))
        .as("put the command as it is into .ci/documents, between <<'EOF' and EOF")
        .isEmpty();
  }

  @Test
  void the_script_runs_nothing_that_no_document_shows() {
    List<String> shown =
        documents().stream()
            .flatMap(page -> Commands.shownBy(page).stream())
            .map(Part::text)
            .toList();
    assertThat(Commands.runBy(Repository.ROOT.resolve(".ci/documents"))).isSubsetOf(shown);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_block_says_what_is_in_it(Document page) {
    assertThat(page.blocks())
        .as("nothing checks blocks of another language")
        .allSatisfy(block -> assertThat(LANGUAGES).contains(block.language()));
    assertThat(Commands.misplaced(page)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_test_that_is_named_is_there(Document page) {
    Set<String> tests =
        sources.keySet().stream()
            .map(file -> file.substring(file.lastIndexOf('/') + 1).replace(".java", ""))
            .collect(Collectors.toSet());
    assertThat(page.code())
        .extracting(Part::text)
        .filteredOn(text -> text.matches("[A-Z]\\w+(Test|IT|Properties|Suite)"))
        .isSubsetOf(tests);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_somewhere(Document page) {
    assertThat(Links.broken(page)).isEmpty();
  }
}
