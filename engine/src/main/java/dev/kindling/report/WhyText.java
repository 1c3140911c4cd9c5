package dev.kindling.report;

import dev.kindling.explanation.Change;
import dev.kindling.explanation.CycleWitness;
import dev.kindling.explanation.Proof;
import dev.kindling.explanation.Step;
import dev.kindling.explanation.Why;
import dev.kindling.explanation.WhyNot;
import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.report.findings.TextFindings;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The proof tree of a verdict for people; for a default node, why not. */
public final class WhyText {

  /** Proofs as high as this are cut: who gets so far asks about the node there. */
  static final int DEEPEST = 32;

  /** A part of a walk with more steps than that is folded. */
  private static final int LONGEST = 12;

  /** So many steps of a folded part stand before the gap. */
  private static final int FIRST = 6;

  private final TextLook look;
  private final Style style;
  private final Lines out;

  private WhyText(TextLook look, Lines out) {
    this.look = look;
    this.style = look.style();
    this.out = out;
  }

  public static void write(Why why, Style style, Writer out) throws IOException {
    write(why, TextLook.of(style), out);
  }

  public static void write(Why why, TextLook look, Writer out) throws IOException {
    new WhyText(look, new Lines(out, look.style())).write(why);
  }

  private void write(Why why) throws IOException {
    boolean spark = why.verdict().type() == NodeType.PYSPARK;
    Styled at = place(why.node().origin());
    line(
        "",
        style.type(why.verdict().type(), style.strong(why.node().name())),
        at,
        spark ? " runs on Spark, " : " is a default node, ",
        task(why));
    if (spark) {
      proofs(why);
    } else {
      derivations("Pinned to stay off Spark:", why.verdict().pins());
      derivations("Overruled by that:", why.verdict().overruled());
      misses(why.misses());
    }
    links(why);
    findings(why.findings());
  }

  private void findings(List<Finding> findings) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    out.blank();
    line("", style.strong("Findings:"));
    for (Finding finding : findings) {
      for (Styled text : TextFindings.lines(finding, look)) {
        line("  ", text);
      }
    }
  }

  /** The others that rules want in one task with the node. */
  private void links(Why why) throws IOException {
    if (why.links().isEmpty()) {
      return;
    }
    out.blank();
    line("", style.strong("In one task by a rule:"));
    for (Link link : why.links()) {
      String other = link.node().equals(why.node().name()) ? link.other() : link.node();
      boolean kept =
          why.plan().nodes().stream()
              .anyMatch(v -> v.node().equals(other) && !v.task().equals(why.task().name()));
      line("  ", style.strong(other), kept ? ", but a pin keeps the two apart" : "");
      writeReason(link.because(), "     ", style, out);
    }
  }

  /** A reason with its rule and its evidence. */
  static void writeReason(Derivation reason, String indent, Style style, Lines out)
      throws IOException {
    WhyText writer = new WhyText(TextLook.of(style), out);
    writer.line(indent, head(reason));
    writer.rule(reason, indent);
    writer.evidence(reason.evidence(), indent);
  }

  private static String task(Why why) {
    List<String> others =
        why.task().nodes().stream().filter(node -> !node.equals(why.node().name())).toList();
    if (others.isEmpty()) {
      return "alone in task " + why.task().name() + ".";
    }
    String named = others.stream().limit(5).collect(Collectors.joining(", "));
    String more = others.size() > 5 ? " and " + (others.size() - 5) + " more" : "";
    return "in task " + why.task().name() + " with " + named + more + ".";
  }

  private void proofs(Why why) throws IOException {
    int number = 1;
    for (Proof proof : why.own()) {
      Set<String> shown = new HashSet<>(Set.of(why.node().name()));
      out.blank();
      line("", style.strong(number++ + ". " + head(proof.reason())));
      body(proof, "   ", shown, 1);
    }
  }

  /** What stands below a proof's headline. */
  private void body(Proof proof, String indent, Set<String> shown, int depth) throws IOException {
    rule(proof.reason(), indent);
    evidence(proof.reason().evidence(), indent);
    if (proof.cycle().isPresent()) {
      CycleWitness cycle = proof.cycle().get();
      steps("way in   ", cycle.wayIn(), indent);
      steps("way out  ", cycle.wayOut(), indent);
      boolean group = cycle.wayHome().nodes().stream().allMatch(onSpark(proof)::contains);
      steps(group ? "one group" : "way home ", cycle.wayHome(), indent);
    }
    for (int i = 0; i < proof.premises().size(); i++) {
      boolean last = i == proof.premises().size() - 1;
      premise(proof.premises().get(i), indent, last, shown, depth);
    }
  }

  private static Set<String> onSpark(Proof proof) {
    return proof.premises().stream().map(Proof::node).collect(Collectors.toSet());
  }

  /** A part of a walk step by step, with what passes; of a long one its ends. */
  private void steps(String title, CycleWitness.Part part, String indent) throws IOException {
    List<Step> steps = part.steps();
    boolean folded = steps.size() > LONGEST;
    String below = title;
    for (int i = 0; i < steps.size(); i++) {
      if (folded && i == FIRST) {
        int left = steps.size() - LONGEST + 1;
        line(indent, " ".repeat(10), style.faint("… " + left + " steps, in --format json"));
        i += left;
      }
      Step step = steps.get(i);
      if (step.together()) {
        line(indent, style.faint(below), " ", step.from(), " ~ ", step.to());
        for (Derivation because : step.because()) {
          writeReason(because, indent + " ".repeat(12), style, out);
        }
      } else {
        Styled by = style.faint(" by " + String.join(", ", step.datasets()));
        line(indent, style.faint(below), " ", step.from(), " → ", step.to(), by);
      }
      below = " ".repeat(title.length());
    }
  }

  private void premise(Proof proof, String indent, boolean last, Set<String> shown, int depth)
      throws IOException {
    String branch = indent + (last ? "└─ " : "├─ ");
    String below = indent + (last ? "   " : "│  ");
    String node = proof.node();
    if (depth == DEEPEST) {
      line(branch, style.strong(node), ": see `kindling why` for it");
    } else if (!shown.add(node)) {
      line(branch, style.strong(node), ": ", head(proof.reason()), style.faint(" (see above)"));
    } else {
      line(branch, style.strong(node), ": ", head(proof.reason()));
      body(proof, below, shown, depth + 1);
    }
  }

  private void derivations(String title, List<Derivation> derivations) throws IOException {
    if (derivations.isEmpty()) {
      return;
    }
    out.blank();
    line("", style.strong(title));
    for (Derivation derivation : derivations) {
      line("  ", head(derivation));
      rule(derivation, "     ");
      evidence(derivation.evidence(), "     ");
    }
  }

  private void misses(List<WhyNot> misses) throws IOException {
    out.blank();
    line("", style.strong("Why not on Spark:"));
    for (WhyNot miss : misses) {
      line("  ", style.strong(miss.criterion()), ": ", miss.message());
      for (WhyNot.Seen seen : miss.seen()) {
        line("     ", style.faint("looked at "), seen.text(), place(seen.origin()));
      }
      if (miss.nearest() != null) {
        line("     ", style.faint("nearest   "), miss.nearest());
      }
      if (miss.cure().isPresent()) {
        Change cure = miss.cure().get();
        line("     ", style.faint("would do  "), cure.sentence());
      }
    }
  }

  /** Rules of an organization are named with their file; the built-in ones by their code alone. */
  private void rule(Derivation reason, String indent) throws IOException {
    if (!reason.rule().title().isEmpty()) {
      String at = reason.rule().origin().known() ? " (" + reason.rule().origin() + ")" : "";
      line(indent, style.faint("rule: " + reason.rule().title() + at));
    }
  }

  private void evidence(List<Origin> evidence, String indent) throws IOException {
    for (Origin origin : evidence) {
      if (origin.known()) {
        line(indent, style.faint(origin + ":"), origin.text().isEmpty() ? "" : " " + origin.text());
      }
    }
  }

  private static String head(Derivation reason) {
    return reason.criterion() + ": " + reason.message();
  }

  private Styled place(Origin origin) {
    return origin.known() ? style.faint(" (" + origin + ")") : Styled.NOTHING;
  }

  private void line(String indent, Object... parts) throws IOException {
    out.line(indent, Styled.of(parts));
  }
}
