package dev.kindling.batch;

import dev.kindling.facts.Severity;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table for people. The widths follow from the names of the projects, which are known before
 * the first result is, so that rows are printed as they come.
 */
final class TextResults implements Results {

  private static final String GAP = "  ";

  private final Lines out;
  private final Style style;
  private final boolean timings;
  private final boolean pipelines;
  private final int width;

  /**
   * A table.
   *
   * @param pipelines whether rows name their pipeline, since a project may have several
   * @param width of the widest project's name
   */
  TextResults(Writer out, Style style, boolean timings, boolean pipelines, int width) {
    this.out = new Lines(out, style);
    this.style = style;
    this.timings = timings;
    this.pipelines = pipelines;
    this.width = Math.max(width, "PROJECT".length());
  }

  @Override
  public void begin() throws IOException {
    out.line(
        style.faint(
            padded("PROJECT")
                + GAP
                + "NODES  SPARK  ABSORBED  GROUPS"
                + (timings ? "      TIME" : "")
                + GAP
                + (pipelines ? "PIPELINE, " : "")
                + "FINDINGS"));
  }

  @Override
  public void take(Outcome outcome) throws IOException {
    for (Row row : outcome.rows()) {
      String counts =
          String.format(
              Locale.ROOT,
              "%5d  %5d  %8d  %6d",
              row.nodes(),
              row.spark(),
              row.absorbed(),
              row.groups());
      String time = timings ? String.format(Locale.ROOT, "  %6d ms", row.millis()) : "";
      Styled rest =
          Styled.of(
              pipelines
                  ? row.pipeline() + (row.findingCount() + outcome.unread() > 0 ? ": " : "")
                  : "",
              findings(row, outcome.unread()));
      out.line(padded(outcome.project()), GAP, counts, time, rest.isEmpty() ? "" : GAP, rest);
    }
    if (outcome.failure() != null) {
      out.line(
          padded(outcome.project()),
          GAP,
          style.severity(Severity.ERROR, "failed"),
          ": ",
          outcome.failure().sentence(outcome.project()));
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    out.blank();
    counts("Spark nodes by criterion", totals.criteria());
    counts("Marks by rule", totals.rules());
    counts("Findings by code", totals.findings());
    if (timings && totals.projects() > 0) {
      out.line(
          "Slowest: "
              + totals.slowest().stream()
                  .map(slow -> slow.project() + " " + slow.millis() + " ms")
                  .collect(Collectors.joining(", ")));
    }
    out.line(totals.sentence());
    if (totals.projects() < found) {
      out.line(
          style.severity(Severity.ERROR, "Incomplete"),
          ": " + totals.projects() + " of " + found + " projects are done; --resume continues.");
    }
  }

  private void counts(String title, Map<String, Integer> counts) throws IOException {
    if (!counts.isEmpty()) {
      out.line(
          title
              + ": "
              + counts.entrySet().stream()
                  .map(e -> e.getKey() + " " + e.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  private Styled findings(Row row, int unread) {
    List<Styled> parts = new ArrayList<>();
    row.severities()
        .forEach(
            (severity, n) ->
                parts.add(style.severity(severity, Totals.count(n, severity.toString()))));
    if (unread > 0) {
      parts.add(style.severity(Severity.ERROR, unread + " not read"));
    }
    return Styled.join(", ", parts);
  }

  private String padded(String name) {
    String safe = Lines.visible(name);
    return safe + " ".repeat(Math.max(0, width - safe.codePointCount(0, safe.length())));
  }
}
