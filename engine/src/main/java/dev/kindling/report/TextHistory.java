package dev.kindling.report;

import dev.kindling.explanation.PlanDiff;
import dev.kindling.history.Entry;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Summary;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;

/** The history for people: a commit with what it changed, as a difference is told. */
final class TextHistory implements HistoryWriter {

  private final Style style;
  private final Writer writer;
  private final Lines out;
  private boolean first = true;

  TextHistory(Style style, Writer writer) {
    this.style = style;
    this.writer = writer;
    this.out = new Lines(writer, style);
  }

  @Override
  public void begin() {
    // Nothing stands before the first commit.
  }

  @Override
  public void take(Entry entry) throws IOException {
    if (!first) {
      out.blank();
    }
    first = false;
    out.line(CommitWords.line(entry.commit(), style));
    PlanDiff diff = entry.diff();
    Plan plan = entry.plan();
    if (!entry.failure().isEmpty()) {
      out.line("cannot be planned: " + entry.failure());
    } else if (plan == null) {
      out.line("the project is not there from here on");
    } else {
      if (diff == null) {
        out.line("the first plan of the project");
      } else {
        TextDiff.writeChanges(diff, TextLook.of(style), writer);
        out.line(DiffWords.summary(diff));
      }
      out.line(Summary.of(plan));
      if (entry.incomplete()) {
        out.line("parts of it cannot be read");
      }
    }
  }

  @Override
  public void end() throws IOException {
    if (first) {
      out.line("no commit changed what runs where");
    }
  }
}
