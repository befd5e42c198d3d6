package io.dustlayer.cdi.tck.report;

import io.dustlayer.cdi.tck.report.TestResult.Outcome;
import java.util.Locale;

/** A report as a page that needs nothing else. */
final class ReportPage {

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
      table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
      th, td { border-bottom: 1px solid #ddd; padding: .3rem .6rem; text-align: left; vertical-align: top; }
      td.number { text-align: right; }
      .failed { background: #fdd; }
      .skipped { background: #fff3cd; }
      pre { overflow: auto; white-space: pre-wrap; }
      """;

  private final RunReport report;
  private final StringBuilder page = new StringBuilder();

  ReportPage(RunReport report) {
    this.report = report;
  }

  String html() {
    String title = "Dust conformance: " + report.run().host();
    Counts counts = report.counts();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escaped(title))
        .append("</h1>\n<p><strong>")
        .append(counts.passed() + " passed, " + counts.failed() + " failed, ")
        .append(counts.skipped() + " skipped</strong> over ")
        .append(escaped(report.run().transport()))
        .append(" against: ")
        .append(escaped(report.run().server()))
        .append("</p>\n");
    parts();
    suites();
    report.suites().forEach(this::tests);
    return page.append("</body>\n</html>\n").toString();
  }

  private void parts() {
    page.append("<h2>Host</h2>\n<table>\n");
    report.parts().parts().forEach((part, from) -> row("", part, from));
    page.append("</table>\n");
  }

  private void suites() {
    page.append("<h2>Suites</h2>\n<table>\n<tr><th>group</th><th>suite</th>")
        .append("<th>passed</th><th>failed</th><th>skipped</th></tr>\n");
    for (SuiteResults suite : report.suites()) {
      Counts counts = suite.counts();
      page.append(counts.failed() > 0 ? "<tr class=\"failed\">" : "<tr>");
      cell("", suite.group().title());
      cell("", suite.suite());
      cell("number", Long.toString(counts.passed()));
      cell("number", Long.toString(counts.failed()));
      cell("number", Long.toString(counts.skipped()));
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void tests(SuiteResults suite) {
    page.append("<h3>").append(escaped(suite.suite())).append("</h3>\n<table>\n");
    for (TestResult result : suite.results()) {
      String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
      row(result.outcome() == Outcome.PASSED ? "" : outcome, result.id(), result.name(), outcome);
      if (!result.trace().isEmpty()) {
        page.append("<tr><td colspan=\"3\"><pre>")
            .append(escaped(result.trace()))
            .append("</pre></td></tr>\n");
      }
    }
    page.append("</table>\n");
  }

  private void row(String style, String... cells) {
    page.append(style.isEmpty() ? "<tr>" : "<tr class=\"" + style + "\">");
    for (String text : cells) {
      cell("", text);
    }
    page.append("</tr>\n");
  }

  private void cell(String style, String text) {
    page.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">")
        .append(escaped(text))
        .append("</td>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
