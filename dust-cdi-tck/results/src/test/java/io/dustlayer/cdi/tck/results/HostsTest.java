package io.dustlayer.cdi.tck.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.tck.report.SuiteGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tables of hosts are what the runs say. With {@code -Dhosts.write=true} the figures of this
 * build are kept and the tables written anew.
 */
class HostsTest {

  private static final String HOW =
      "; if that is meant, run the hosts and write it down: mvn -Phosts-all verify -Dhosts.write=true";
  private static final Document README = new Document(Path.of("../../README.md"), "hosts");
  private static final Document PARTS =
      new Document(Path.of("../../dust-cdi/docs/hosts.md"), "parts of hosts");

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean("hosts.write")) {
      for (Map.Entry<String, Figures> run : Runs.ofThisBuild().entrySet()) {
        Runs.keep(run.getKey(), run.getValue());
      }
      HostsTable table = new HostsTable(Runs.kept().values());
      README.write(table.conformance());
      PARTS.write(table.parts());
    }
  }

  @Test
  void the_hosts_of_the_ordinary_build_have_run() throws IOException {
    assertThat(Runs.ofThisBuild().values())
        .as("reports of runs; build the hosts first")
        .extracting(Figures::host)
        .anyMatch(host -> host.startsWith("Weld SE"))
        .anyMatch(host -> host.startsWith("OpenWebBeans SE"))
        .anyMatch(host -> host.startsWith("Quarkus"))
        .anyMatch(host -> host.startsWith("Payara Micro"));
  }

  @Test
  void every_run_of_this_build_has_the_figures_that_are_kept() throws IOException {
    Map<String, Figures> kept = Runs.kept();
    Map<String, Map<SuiteGroup, Tally>> byConfiguration = new TreeMap<>();
    kept.values().forEach(run -> byConfiguration.put(run.configuration(), run.tally()));
    Runs.ofThisBuild()
        .forEach(
            (name, run) -> {
              if (kept.containsKey(name)) {
                assertThat(run).as(name + HOW).isEqualTo(kept.get(name));
              } else {
                assertThat(run.tally())
                    .as(name + HOW)
                    .isEqualTo(byConfiguration.get(run.configuration()));
              }
            });
  }

  @Test
  void nothing_failed() throws IOException {
    assertThat(Stream.concat(Runs.kept().values().stream(), Runs.ofThisBuild().values().stream()))
        .allSatisfy(
            run ->
                assertThat(run.tally().values())
                    .as(run.configuration())
                    .allMatch(tally -> tally.failed() == 0));
  }

  @Test
  void the_documents_have_these_tables() throws IOException {
    HostsTable table = new HostsTable(Runs.kept().values());
    assertThat(README.block()).as(README + HOW).isEqualTo(table.conformance());
    assertThat(PARTS.block()).as(PARTS + HOW).isEqualTo(table.parts());
  }
}
