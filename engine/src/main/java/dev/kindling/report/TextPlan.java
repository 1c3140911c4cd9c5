package dev.kindling.report;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.findings.TextFindings;
import dev.kindling.report.style.Columns;
import dev.kindling.report.style.Columns.Cell;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Summary;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan for people: one line a node, in the order of the tasks, then what to look at. */
final class TextPlan implements PlanWriter {

  private final TextLook look;
  private final Style style;

  TextPlan(TextLook look) {
    this.look = look;
    this.style = look.style();
  }

  @Override
  public void write(Explanation explained, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    Plan plan = explained.plan();
    out.line(
        style.strong(plan.project()),
        style.faint(", pipeline " + plan.pipeline() + ", env " + plan.env()));
    out.blank();
    if (!plan.nodes().isEmpty()) {
      table(plan).write(out, look.width());
      out.blank();
    }
    TextFindings.write(plan.findings(), look, out);
    if (!plan.findings().isEmpty()) {
      out.blank();
    }
    out.line(Summary.of(plan));
  }

  private Columns table(Plan plan) {
    Map<String, Verdict> verdicts =
        plan.nodes().stream().collect(Collectors.toMap(Verdict::node, Function.identity()));
    Map<String, Derivation> links = links(plan);
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
              Cell.of(reason(verdict, links)),
              new Cell(place(verdict, links), style::faint));
        }
        name = "";
      }
    }
    return columns;
  }

  private Cell heading(String text) {
    return new Cell(text, style::faint);
  }

  /** By default node: the first reason why it shares its task with another. */
  private static Map<String, Derivation> links(Plan plan) {
    Map<String, String> tasks = new HashMap<>();
    plan.nodes().stream()
        .filter(verdict -> verdict.type() == NodeType.DEFAULT)
        .forEach(verdict -> tasks.put(verdict.node(), verdict.task()));
    Map<String, Derivation> links = new HashMap<>();
    for (Link link : plan.links()) {
      String task = tasks.get(link.node());
      if (task != null && task.equals(tasks.get(link.other()))) {
        links.putIfAbsent(link.node(), link.because());
        links.putIfAbsent(link.other(), link.because());
      }
    }
    return links;
  }

  private static String reason(Verdict verdict, Map<String, Derivation> links) {
    if (verdict.type() == NodeType.DEFAULT) {
      Derivation link = links.get(verdict.node());
      String shared = link == null ? "" : link.criterion() + ": " + link.message();
      return verdict.pins().isEmpty() ? shared : "pinned: " + verdict.pins().get(0).message();
    }
    List<Derivation> because = verdict.because();
    if (because.isEmpty()) {
      return "";
    }
    Derivation first = because.get(0);
    String more = because.size() > 1 ? " (and " + (because.size() - 1) + " more)" : "";
    return first.criterion() + ": " + first.message() + more;
  }

  private static String place(Verdict verdict, Map<String, Derivation> links) {
    List<Derivation> shown =
        verdict.type() == NodeType.DEFAULT ? verdict.pins() : verdict.because();
    return Stream.concat(shown.stream(), Stream.ofNullable(links.get(verdict.node())))
        .limit(1)
        .flatMap(derivation -> derivation.evidence().stream())
        .filter(Origin::known)
        .findFirst()
        .map(Origin::toString)
        .orElse("");
  }
}
