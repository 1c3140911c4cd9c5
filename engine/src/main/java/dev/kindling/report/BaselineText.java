package dev.kindling.report;

import dev.kindling.explanation.Baseline;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Verdict;
import dev.kindling.report.findings.FoldedFinding;
import dev.kindling.report.findings.TextFindings;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Summary;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;

/** What a check against a baseline found, for people. */
public final class BaselineText {

  private BaselineText() {}

  public static void write(Baseline.Check check, TextLook look, Writer writer) throws IOException {
    Style style = look.style();
    Lines out = new Lines(writer, style);
    writeNews(check, look, out);
    long gone = check.goneSpark().size() + check.goneFindings().size();
    if (gone > 0) {
      String what =
          gone == 1 ? "one entry that no longer stands" : gone + " entries that no longer stand";
      out.line(style.faint("the baseline has " + what + "; write it anew"));
    }
    out.line(
        check.passes()
            ? "nothing new"
            : Summary.count(check.newSpark().size(), "new Spark node")
                + ", "
                + Summary.count(check.newFindings().size(), "new finding"));
  }

  /** What is new, without a sum. */
  public static void writeNews(Baseline.Check check, TextLook look, Lines out) throws IOException {
    Style style = look.style();
    for (Verdict verdict : check.newSpark()) {
      out.line(style.added("+ "), style.strong(verdict.node()), " is a new Spark node");
      for (Derivation reason : verdict.because()) {
        out.line("    " + DiffWords.reason(reason));
      }
    }
    for (FoldedFinding folded : FoldedFinding.of(check.newFindings(), look.all())) {
      out.line(style.added("+ "), TextFindings.headline(folded.first(), look));
      if (folded.more() > 0) {
        out.line("  ", style.faint(folded.rest()));
      }
    }
  }
}
