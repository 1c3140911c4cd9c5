package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Checked.Decision;
import dev.kindling.rules.outside.Checked.Join;
import dev.kindling.rules.outside.Checked.Slot;
import dev.kindling.rules.outside.Checked.Test;
import dev.kindling.rules.outside.Checked.Typed;
import dev.kindling.rules.outside.FieldType.Kind;
import dev.kindling.rules.outside.Scope.Binding;
import dev.kindling.rules.outside.Syntax.AllOf;
import dev.kindling.rules.outside.Syntax.AnyOf;
import dev.kindling.rules.outside.Syntax.Bind;
import dev.kindling.rules.outside.Syntax.Comparison;
import dev.kindling.rules.outside.Syntax.Expression;
import dev.kindling.rules.outside.Syntax.Flag;
import dev.kindling.rules.outside.Syntax.Name;
import dev.kindling.rules.outside.Syntax.Negation;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Syntax.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up and types the constraints of one pattern. */
final class ConstraintChecker {

  private final Report report;
  private final Imports imports;
  private final Scope scope;
  private final Slot own;

  ConstraintChecker(Report report, Imports imports, Scope scope, Slot own) {
    this.report = report;
    this.imports = imports;
    this.scope = scope;
    this.own = own;
  }

  /** The tests of one constraint: what {@code &&} joins at its top is taken apart. */
  List<Test> check(Expression expression) {
    if (expression instanceof AllOf all) {
      List<Test> tests = new ArrayList<>();
      all.parts().forEach(part -> tests.addAll(check(part)));
      return tests;
    }
    if (expression instanceof Bind bind) {
      bind(bind);
      return bind.test() == null ? List.of() : check(bind.test());
    }
    Frame frame = new Frame();
    frame.place(own);
    Shown shown = shown(expression, frame);
    if (frame.slots().size() > 5) {
      throw report.bad(
          "limit", expression.position(), "a constraint may look at five facts; split it");
    }
    return List.of(new Test(shown.text(), frame.slots(), shown.decision(), join(expression)));
  }

  private void bind(Bind bind) {
    Frame frame = new Frame();
    boolean field = bind.field() instanceof Path path && path.root() == null;
    if (!field) {
      throw report.bad("syntax", bind.position(), "bind a field: `$name : name`");
    }
    frame.place(own);
    Typed typed = operands(frame).check(bind.field());
    declare(bind.variable(), new Binding(own, typed.type(), fact -> typed.value().of(array(fact))));
  }

  void declare(Name variable, Binding binding) {
    if (scope.find(variable.text()) != null) {
      throw report.bad(
          "duplicate-binding",
          variable.position(),
          "`%s` is bound already; choose another name".formatted(variable.text()));
    }
    scope.bind(variable.text(), binding);
  }

  private static @Nullable Object[] array(@Nullable Object fact) {
    return new @Nullable Object[] {fact};
  }

  private record Shown(String text, Decision decision) {}

  private Shown shown(Expression expression, Frame frame) {
    if (expression instanceof AnyOf any) {
      List<Shown> parts = any.parts().stream().map(p -> shown(p, frame)).toList();
      return new Shown(
          text(parts, " || "), facts -> parts.stream().anyMatch(p -> p.decision().holds(facts)));
    } else if (expression instanceof AllOf all) {
      List<Shown> parts = all.parts().stream().map(p -> shown(p, frame)).toList();
      return new Shown(
          text(parts, " && "), facts -> parts.stream().allMatch(p -> p.decision().holds(facts)));
    } else if (expression instanceof Negation negation) {
      Shown part = shown(negation.part(), frame);
      return new Shown("!" + part.text(), facts -> !part.decision().holds(facts));
    } else if (expression instanceof Flag flag) {
      return flag(flag, frame);
    } else if (expression instanceof Comparison comparison) {
      return new ComparisonChecker(report, operands(frame)).check(comparison, Shown::new);
    }
    throw report.bad("syntax", expression.position(), "bind outside of `||`, `!` and parentheses");
  }

  private static String text(List<Shown> parts, String between) {
    return parts.stream().map(Shown::text).collect(Collectors.joining(between, "(", ")"));
  }

  private Shown flag(Flag flag, Frame frame) {
    Typed typed = operands(frame).check(flag.operand());
    if (!typed.type().is(Kind.FLAG) || typed.constant()) {
      throw report.bad(
          "type-mismatch",
          flag.position(),
          "`%s` is %s, no condition: compare it with something"
              .formatted(typed.text(), typed.type().shown()));
    }
    return new Shown(typed.text(), facts -> Boolean.TRUE.equals(typed.value().of(facts)));
  }

  /** An equality between an own field and one other fact's lets the engine look facts up. */
  private @Nullable Join join(Expression expression) {
    if (!(expression instanceof Comparison c) || !c.operator().equals("==")) {
      return null;
    }
    Operand left = c.left();
    Operand right = c.right().get(0);
    Join join = join(left, right);
    return join != null ? join : join(right, left);
  }

  private @Nullable Join join(Operand field, Operand other) {
    boolean fields =
        field instanceof Path f && f.root() == null && other instanceof Path o && o.root() != null;
    if (!fields) {
      return null;
    }
    Frame mine = new Frame();
    Frame theirs = new Frame();
    Typed ownValue = operands(mine).check(field);
    Typed otherValue = operands(theirs).check(other);
    boolean joins =
        mine.slots().equals(List.of(own))
            && theirs.slots().size() == 1
            && !theirs.slots().equals(List.of(own))
            && Set.of(Kind.TEXT, Kind.NUMBER, Kind.CHOICE, Kind.RECORD)
                .contains(ownValue.type().kind());
    return joins ? new Join(ownValue.value(), theirs.slots().get(0), otherValue.value()) : null;
  }

  private OperandChecker operands(Frame frame) {
    return new OperandChecker(report, imports, scope, frame, own);
  }
}
