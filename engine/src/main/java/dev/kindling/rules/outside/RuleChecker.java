package dev.kindling.rules.outside;

import dev.kindling.facts.Between;
import dev.kindling.rules.outside.Checked.Conclusion;
import dev.kindling.rules.outside.Checked.Counted;
import dev.kindling.rules.outside.Checked.Match;
import dev.kindling.rules.outside.Checked.Nested;
import dev.kindling.rules.outside.Checked.Part;
import dev.kindling.rules.outside.Checked.Slot;
import dev.kindling.rules.outside.Checked.Test;
import dev.kindling.rules.outside.Scope.Binding;
import dev.kindling.rules.outside.Syntax.Condition;
import dev.kindling.rules.outside.Syntax.Connective;
import dev.kindling.rules.outside.Syntax.Count;
import dev.kindling.rules.outside.Syntax.Expression;
import dev.kindling.rules.outside.Syntax.Group;
import dev.kindling.rules.outside.Syntax.Name;
import dev.kindling.rules.outside.Syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up everything that one rule says. */
final class RuleChecker {

  private static final int MAX_PATTERNS = 16;

  private final Report report;
  private final Imports imports;
  private final RuleKind kind;
  private int slots;
  private boolean asks;
  private boolean measured;
  private boolean builds;

  RuleChecker(Report report, Imports imports, RuleKind kind) {
    this.report = report;
    this.imports = imports;
    this.kind = kind;
  }

  /**
   * @throws BadRule at the first mistake in the rule
   */
  List<Part> conditions(List<Condition> when, Scope scope, Position rule) {
    List<Part> parts = new ArrayList<>();
    for (Condition condition : when) {
      parts.add(part(condition, scope, false));
    }
    if (slots == 0) {
      throw report.bad(
          "syntax", rule, "the rule has no condition; match at least one fact, as `Node()`");
    }
    if (asks && measured && kind == RuleKind.PIN) {
      throw report.bad(
          "stratification",
          rule,
          "a pin cannot rest both on a missing `Mark` and on `Between`: the one is asked before the"
              + " graph is measured, the other comes from it; write two rules");
    }
    return parts;
  }

  /** Whether the rule asks for what is missing among other rules' conclusions. */
  boolean asks() {
    return asks;
  }

  /** Whether it matches what rules concluded. */
  boolean builds() {
    return builds;
  }

  private Part part(Condition condition, Scope scope, boolean denied) {
    if (condition instanceof Pattern pattern) {
      return match(pattern, scope, denied);
    } else if (condition instanceof Count count) {
      return counted(count, scope);
    }
    Group group = (Group) condition;
    return switch (group.connective()) {
      case AND -> new Nested(Connective.AND, parts(group.parts(), scope, denied));
      case OR ->
          new Nested(
              Connective.OR,
              group.parts().stream().map(p -> part(p, scope.inner(), denied)).toList());
      case NOT -> new Nested(Connective.NOT, parts(group.parts(), scope.inner(), true));
      case EXISTS -> new Nested(Connective.EXISTS, parts(group.parts(), scope.inner(), denied));
      case FORALL -> forall(group, scope.inner());
    };
  }

  private List<Part> parts(List<Condition> conditions, Scope scope, boolean denied) {
    List<Part> parts = new ArrayList<>();
    for (Condition condition : conditions) {
      parts.add(part(condition, scope, denied));
    }
    return parts;
  }

  /** For all A there are B, C: there is no A without B and C. */
  private Part forall(Group group, Scope scope) {
    List<Part> parts = parts(group.parts(), scope, true);
    Match base = (Match) parts.get(0);
    if (parts.size() == 1) {
      return new Nested(Connective.NOT, List.of(negated(base)));
    }
    Part rest = new Nested(Connective.NOT, List.of(and(parts.subList(1, parts.size()))));
    return new Nested(Connective.NOT, List.of(and(List.of(base, rest))));
  }

  private static Part and(List<Part> parts) {
    return parts.size() == 1 ? parts.get(0) : new Nested(Connective.AND, parts);
  }

  /** For all facts of a type the constraints hold: there is none where one of them fails. */
  private static Match negated(Match base) {
    Frame frame = new Frame();
    frame.place(base.slot());
    base.tests().forEach(t -> t.slots().forEach(frame::place));
    List<Slot> slots = frame.slots();
    List<Test> tests = base.tests();
    Test all =
        new Test(
            "!" + tests.stream().map(Test::text).toList(),
            slots,
            facts -> !tests.stream().allMatch(t -> t.decision().holds(picked(t, slots, facts))),
            null);
    return new Match(base.slot(), List.of(all));
  }

  private static Object[] picked(Test test, List<Slot> slots, Object[] facts) {
    return test.slots().stream().map(s -> facts[slots.indexOf(s)]).toArray();
  }

  private Match match(Pattern pattern, Scope scope, boolean denied) {
    FactType type = type(pattern.type(), denied);
    Slot slot = slot(type.javaClass(), pattern.position());
    ConstraintChecker constraints = new ConstraintChecker(report, imports, scope, slot);
    List<Test> tests = new ArrayList<>();
    for (Expression constraint : pattern.constraints()) {
      tests.addAll(constraints.check(constraint));
    }
    if (pattern.binding() != null) {
      FieldType fact = FieldType.of(type.javaClass());
      constraints.declare(pattern.binding(), new Binding(slot, fact, f -> f));
    }
    scope.add(slot);
    return new Match(slot, tests);
  }

  private Counted counted(Count count, Scope scope) {
    Match source = match(count.source(), scope.inner(), true);
    Slot result = slot(Long.class, count.position());
    Binding number =
        new Binding(
            result,
            FieldType.NUMBER,
            counted -> counted instanceof Long n ? Math.toIntExact(n) : null);
    ConstraintChecker constraints = new ConstraintChecker(report, imports, scope, result);
    constraints.declare(count.result(), number);
    Test guard = null;
    if (count.guard() != null) {
      List<Test> tests = constraints.check(count.guard());
      if (tests.size() != 1 || tests.get(0).slots().size() != 1) {
        throw report.bad(
            "forbidden",
            count.guard().position(),
            "compare the count with a number: `%s > 10`".formatted(count.result().text()));
      }
      guard = tests.get(0);
    }
    scope.add(result);
    return new Counted(source, result, guard);
  }

  private Slot slot(Class<?> type, Position position) {
    if (slots == MAX_PATTERNS) {
      throw report.bad(
          "limit", position, "a rule may match " + MAX_PATTERNS + " facts; split the rule");
    }
    return new Slot(slots++, type);
  }

  private FactType type(Name name, boolean denied) {
    FactType type = Vocabulary.fact(name.text());
    if (type == null) {
      throw report.bad("unknown-type", name.position(), unknown(name));
    }
    imports.require(type.name(), name.position());
    if (!kind.mayMatch(type)) {
      throw report.bad(
          "stratification",
          name.position(),
          "a rule that inserts `%s` cannot look at `%s`: it is known only later;"
                  .formatted(kind.conclusion(), type.name())
              + " a rule that inserts `Finding` can");
    }
    if (denied && !kind.mayDeny(type)) {
      throw report.bad(
          "stratification",
          name.position(),
          ("a rule that inserts `%s` cannot ask whether a `%s` is missing, or count them: other"
                  + " rules may still add one; a rule that inserts `Finding` can")
              .formatted(kind.conclusion(), type.name()));
    }
    asks |= denied && Vocabulary.stage(type) != Vocabulary.Stage.PROJECT;
    builds |= !denied && Vocabulary.stage(type) == Vocabulary.Stage.DECISION;
    measured |= type.javaClass() == Between.class;
    return type;
  }

  private static String unknown(Name name) {
    boolean later = name.text().equals("Finding");
    return later
        ? "rules cannot look at findings; match the facts that the finding rests on"
        : "there is no fact type `%s`%s"
            .formatted(
                name.text(), Suggestion.orAll(name.text(), Vocabulary.factNames(), "there are"));
  }

  /** The conclusion that one insertion draws. */
  Conclusion conclusion(Syntax.Insert insert, Scope scope, String code) {
    return new ConclusionChecker(report, imports, scope, code).check(insert);
  }

  static @Nullable RuleKind kind(Syntax.Rule rule, Report report) {
    RuleKind found = null;
    for (Syntax.Insert insert : rule.then()) {
      FactType type = Vocabulary.conclusion(insert.type().text());
      if (type == null) {
        List<String> names = Vocabulary.conclusionNames();
        throw report.bad(
            "bad-consequence",
            insert.type().position(),
            "rules conclude %s, not `%s`%s"
                .formatted(
                    String.join(", ", names),
                    insert.type().text(),
                    Suggestion.of(insert.type().text(), names)));
      }
      RuleKind kind = RuleKind.of(type);
      if (found != null && found != kind) {
        throw report.bad(
            "stratification",
            insert.position(),
            "a rule inserts conclusions of one kind: this one inserts `%s` already; write two rules"
                .formatted(found.conclusion()));
      }
      found = kind;
    }
    return found;
  }
}
