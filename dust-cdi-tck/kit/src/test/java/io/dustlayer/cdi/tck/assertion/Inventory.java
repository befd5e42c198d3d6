package io.dustlayer.cdi.tck.assertion;

import io.dustlayer.cdi.tck.broken.BrokenDeployments;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All assertions, of the suites and of the table of applications that must not start. */
final class Inventory {

  private final List<Entry> entries;

  private Inventory(List<Entry> entries) {
    this.entries = entries;
  }

  static Inventory ofTheKit() {
    Stream<Entry> suites =
        Suites.all().stream()
            .flatMap(
                suite -> Suites.testMethods(suite).stream().map(method -> Entry.of(suite, method)));
    Stream<Entry> broken = BrokenDeployments.all().stream().map(Entry::of);
    return new Inventory(
        Stream.concat(suites, broken).sorted(Comparator.comparing(Entry::id)).toList());
  }

  List<Entry> entries() {
    return entries;
  }

  List<Entry> of(Rule rule) {
    return entries.stream().filter(entry -> entry.rule() == rule).toList();
  }

  /** The page of the inventory. */
  String page() {
    StringBuilder page = new StringBuilder();
    page.append("# What the conformance kit asserts\n\n")
        .append("Generated from the suites by the kit's tests: do not edit. `")
        .append(InventoryTest.COMMAND)
        .append("` writes it anew.\nA failure on any host begins with the id and the rule.\n\n")
        .append("## Rules\n\n| rule | demands | assertions |\n| --- | --- | --- |\n");
    for (Rule rule : Rule.values()) {
      line(page, rule, rule.demand(), of(rule).size());
    }
    page.append("\n## Assertions\n\n| id | rule | what | where |\n| --- | --- | --- | --- |\n");
    for (Entry entry : entries) {
      line(page, entry.id(), entry.rule(), entry.what(), "`" + entry.place() + "`");
    }
    return page.toString();
  }

  private static void line(StringBuilder page, Object... cells) {
    for (Object cell : cells) {
      page.append("| ").append(cell).append(' ');
    }
    page.append("|\n");
  }
}
