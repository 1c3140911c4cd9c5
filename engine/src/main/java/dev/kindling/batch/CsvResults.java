package dev.kindling.batch;

import dev.kindling.facts.Severity;
import dev.kindling.report.style.Lines;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row a plan, as RFC 4180 has it, for spreadsheets and data frames. */
final class CsvResults implements Results {

  private static final List<String> COLUMNS =
      List.of(
          "project",
          "pipeline",
          "nodes",
          "spark",
          "absorbed",
          "groups",
          "errors",
          "warnings",
          "notes",
          "unread",
          "failure");

  private final Writer out;
  private final boolean timings;

  CsvResults(Writer out, boolean timings) {
    this.out = out;
    this.timings = timings;
  }

  @Override
  public void begin() throws IOException {
    write(COLUMNS.stream(), "milliseconds");
  }

  @Override
  public void take(Outcome outcome) throws IOException {
    for (Row row : outcome.rows()) {
      write(
          Stream.concat(
              Stream.of(outcome.project(), row.pipeline()),
              Stream.concat(
                  Stream.of(
                          row.nodes(),
                          row.spark(),
                          row.absorbed(),
                          row.groups(),
                          of(row, Severity.ERROR),
                          of(row, Severity.WARNING),
                          of(row, Severity.NOTE),
                          outcome.unread())
                      .map(String::valueOf),
                  Stream.of(""))),
          Long.toString(row.millis()));
    }
    if (outcome.failure() != null) {
      write(
          Stream.concat(
              Stream.of(outcome.project()),
              Stream.concat(
                  Stream.generate(() -> "").limit(COLUMNS.size() - 2L),
                  Stream.of(outcome.failure().sentence()))),
          Long.toString(outcome.millis()));
    }
  }

  @Override
  public void end(Totals totals, int found) throws IOException {
    if (totals.projects() < found) {
      write(
          Stream.concat(
              Stream.generate(() -> "").limit(COLUMNS.size() - 1L),
              Stream.of("incomplete: " + totals.projects() + " of " + found + " projects")),
          "");
    }
  }

  private static int of(Row row, Severity severity) {
    return row.severities().getOrDefault(severity, 0);
  }

  private void write(Stream<String> cells, String timing) throws IOException {
    Stream<String> all = timings ? Stream.concat(cells, Stream.of(timing)) : cells;
    out.write(all.map(CsvResults::quoted).collect(Collectors.joining(",")) + "\r\n");
  }

  /** Text that a spreadsheet would take for a formula is quoted with an apostrophe before it. */
  private static String quoted(String raw) {
    String cell = Lines.visible(raw);
    String safe = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return safe.matches("[^\",]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
