package dev.kindling.report;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.Columns.Cell;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The plan for people: one line a node, in the order of the tasks, then what to look at. */
final class TextPlan implements PlanWriter {

  private final Style style;

  TextPlan(Style style) {
    this.style = style;
  }

  @Override
  public void write(Explanation explained, Writer unguarded) throws IOException {
    Writer out = new TerminalWriter(unguarded, style);
    Plan plan = explained.plan();
    out.write(
        style.strong(plan.project())
            + style.faint(", pipeline " + plan.pipeline() + ", env " + plan.env())
            + "\n\n");
    if (!plan.nodes().isEmpty()) {
      table(plan).write("", out);
      out.write('\n');
    }
    for (Finding finding : plan.findings()) {
      TextFindings.write(finding, style, out);
    }
    if (!plan.findings().isEmpty()) {
      out.write('\n');
    }
    out.write(Summary.of(plan) + "\n");
  }

  private Columns table(Plan plan) {
    Map<String, Verdict> verdicts =
        plan.nodes().stream().collect(Collectors.toMap(Verdict::node, Function.identity()));
    Columns columns = new Columns();
    columns.row(
        heading("TASK"), heading("NODE"), heading("TYPE"), heading("BECAUSE"), heading("AT"));
    for (Task task : plan.tasks()) {
      String name = task.name();
      for (String node : task.nodes()) {
        Verdict verdict = verdicts.get(node);
        if (verdict != null) {
          columns.row(
              new Cell(name, text -> style.type(task.type(), text)),
              Cell.of(node),
              new Cell(verdict.type().toString(), text -> style.type(verdict.type(), text)),
              Cell.of(reason(verdict)),
              new Cell(place(verdict), style::faint));
        }
        name = "";
      }
    }
    return columns;
  }

  private Cell heading(String text) {
    return new Cell(text, style::faint);
  }

  private static String reason(Verdict verdict) {
    if (verdict.type() == NodeType.DEFAULT) {
      return verdict.pins().isEmpty() ? "" : "pinned: " + verdict.pins().get(0).message();
    }
    List<Derivation> because = verdict.because();
    if (because.isEmpty()) {
      return "";
    }
    Derivation first = because.get(0);
    String more = because.size() > 1 ? " (and " + (because.size() - 1) + " more)" : "";
    return first.criterion() + ": " + first.message() + more;
  }

  private static String place(Verdict verdict) {
    List<Derivation> shown =
        verdict.type() == NodeType.DEFAULT ? verdict.pins() : verdict.because();
    return shown.stream()
        .limit(1)
        .flatMap(derivation -> derivation.evidence().stream())
        .filter(Origin::known)
        .findFirst()
        .map(Origin::toString)
        .orElse("");
  }
}
