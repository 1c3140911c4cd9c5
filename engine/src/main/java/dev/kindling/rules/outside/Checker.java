package dev.kindling.rules.outside;

import dev.kindling.plan.Rule;
import dev.kindling.rules.outside.Checked.Conclusion;
import dev.kindling.rules.outside.Checked.OfRule;
import dev.kindling.rules.outside.Checked.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks whole files, one after the other, each against the codes that are taken by then. */
final class Checker {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_CODE = 60;

  private final Set<String> reserved;
  private final Map<String, String> taken = new HashMap<>();

  /**
   * @param reserved the codes of built-in rules and findings
   */
  Checker(Set<String> reserved) {
    this.reserved = reserved;
  }

  /** The rules of the file that are in order; what is wrong with the others joins the problems. */
  List<OfRule> check(RuleFile file, List<Problem> problems) {
    Syntax.File syntax = Parser.parse(file, problems);
    Report report = new Report(file, problems);
    Imports imports = Imports.check(syntax.imports(), report);
    List<OfRule> rules = new ArrayList<>();
    for (Syntax.Rule rule : syntax.rules()) {
      try {
        claim(rule.name(), rule.namePosition(), report);
        rules.add(check(rule, report, imports));
      } catch (BadRule e) {
        report.add(e);
      }
    }
    if (syntax.rules().isEmpty() && problems.isEmpty()) {
      report.add("syntax", new Position(1, 1), "this file holds no rule");
    }
    return rules;
  }

  private OfRule check(Syntax.Rule rule, Report report, Imports imports) {
    RuleKind kind = RuleChecker.kind(rule, report);
    if (kind == null) {
      throw new IllegalStateException("the grammar asks for a conclusion");
    }
    RuleChecker checker = new RuleChecker(report, imports, kind);
    Scope scope = new Scope();
    List<Part> when = checker.conditions(rule.when(), scope, rule.position());
    List<Conclusion> then = new ArrayList<>();
    for (Syntax.Insert insert : rule.then()) {
      then.add(checker.conclusion(insert, scope, rule.name()));
    }
    String title = PageTitle.of(rule.page(), rule.name());
    Rule named = new Rule(rule.name(), title, report.file().origin(rule.position().line()));
    return new OfRule(named, rule.page(), kind, checker.asks(), checker.builds(), when, then);
  }

  /** Takes the code for this rule; the later of two rules of one code is to blame. */
  void claim(String code, Position position, Report report) {
    if (!CODE.matcher(code).matches() || code.length() > MAX_CODE) {
      throw report.bad(
          "bad-name",
          position,
          "the rule's name is its code: write it in small letters and hyphens, as"
              + " \"feature-store-on-spark\"");
    }
    if (reserved.contains(code)) {
      throw report.bad(
          "reserved",
          position,
          "\"%s\" is a built-in code, and no rule can replace it; choose another".formatted(code));
    }
    String place = report.file().name() + ":" + position.line();
    String first = taken.putIfAbsent(code, place);
    if (first != null) {
      throw report.bad(
          "duplicate-rule",
          position,
          "rule \"%s\" is there already, in %s; choose another name".formatted(code, first));
    }
  }
}
