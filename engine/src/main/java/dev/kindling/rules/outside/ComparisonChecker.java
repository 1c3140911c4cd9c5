package dev.kindling.rules.outside;

import com.google.re2j.Pattern;
import dev.kindling.rules.outside.Checked.Decision;
import dev.kindling.rules.outside.Checked.Typed;
import dev.kindling.rules.outside.Checked.Value;
import dev.kindling.rules.outside.FieldType.Kind;
import dev.kindling.rules.outside.Syntax.Comparison;
import dev.kindling.rules.outside.Syntax.Operand;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types a comparison and says how it is decided. What is missing equals null and matches nothing.
 */
final class ComparisonChecker {

  private final Report report;
  private final OperandChecker operands;

  ComparisonChecker(Report report, OperandChecker operands) {
    this.report = report;
    this.operands = operands;
  }

  <T> T check(Comparison comparison, BiFunction<String, Decision, T> result) {
    Typed left = operands.check(comparison.left());
    List<Typed> right = comparison.right().stream().map(operands::check).toList();
    if (left.constant() && right.stream().allMatch(Typed::constant)) {
      throw report.bad(
          "type-mismatch",
          comparison.position(),
          "this compares two literals and is always the same; compare a field");
    }
    Decision decision = decision(comparison, left, right);
    boolean negated = comparison.negated();
    String text =
        left.text()
            + (negated ? " not " : " ")
            + comparison.operator()
            + right.stream().map(Typed::text).collect(Collectors.joining(", ", " ", ""));
    return result.apply(text, negated ? facts -> !decision.holds(facts) : decision);
  }

  private Decision decision(Comparison comparison, Typed left, List<Typed> right) {
    Value a = left.value();
    Value b = right.get(0).value();
    Position place = comparison.right().get(0).position();
    return switch (comparison.operator()) {
      case "==" -> {
        comparable(left, right.get(0), place);
        yield facts -> Objects.equals(a.of(facts), b.of(facts));
      }
      case "!=" -> {
        comparable(left, right.get(0), place);
        yield facts -> !Objects.equals(a.of(facts), b.of(facts));
      }
      case "in" -> in(comparison, left, right);
      case "matches" -> matches(left, comparison.right().get(0));
      case "contains" -> contains(left, right.get(0), place);
      case "memberOf" -> contains(right.get(0), left, place);
      case "str[startsWith]" -> text(left, right.get(0), place, String::startsWith);
      case "str[endsWith]" -> text(left, right.get(0), place, String::endsWith);
      default -> ordered(comparison, left, right.get(0), place);
    };
  }

  private Decision in(Comparison comparison, Typed left, List<Typed> right) {
    for (int i = 0; i < right.size(); i++) {
      comparable(left, right.get(i), comparison.right().get(i).position());
    }
    List<Value> values = right.stream().map(Typed::value).toList();
    return facts -> {
      Object value = left.value().of(facts);
      return values.stream().anyMatch(v -> Objects.equals(value, v.of(facts)));
    };
  }

  private Decision matches(Typed left, Operand operand) {
    Pattern pattern = Regex.check(operand, report);
    require(left, Kind.TEXT, operand.position(), "matches");
    return facts -> left.value().of(facts) instanceof String s && pattern.matches(s);
  }

  private Decision contains(Typed whole, Typed part, Position place) {
    if (whole.type().is(Kind.TEXT)) {
      return text(whole, part, place, String::contains);
    }
    FieldType element = whole.type().element();
    if (!whole.type().is(Kind.LIST) || element == null) {
      throw report.bad(
          "type-mismatch",
          place,
          "`%s` is %s: it contains nothing".formatted(whole.text(), whole.type().shown()));
    }
    if (!element.comparable(part.type())) {
      String cure =
          element.is(Kind.RECORD) ? "; match `%s(…)` beside it".formatted(element.shown()) : "";
      throw report.bad(
          "type-mismatch",
          place,
          "`%s` is a %s, and `%s` is %s%s"
              .formatted(
                  whole.text(), whole.type().shown(), part.text(), part.type().shown(), cure));
    }
    return facts ->
        whole.value().of(facts) instanceof Collection<?> c && holds(c, part.value().of(facts));
  }

  private static boolean holds(Collection<?> collection, @Nullable Object element) {
    return element != null && collection.contains(element);
  }

  private Decision text(Typed left, Typed right, Position place, BiPredicate<String, String> test) {
    require(left, Kind.TEXT, place, "this operator");
    require(right, Kind.TEXT, place, "this operator");
    return facts ->
        left.value().of(facts) instanceof String a
            && right.value().of(facts) instanceof String b
            && test.test(a, b);
  }

  private Decision ordered(Comparison comparison, Typed left, Typed right, Position place) {
    require(left, Kind.NUMBER, place, comparison.operator());
    require(right, Kind.NUMBER, place, comparison.operator());
    IntPredicate test =
        switch (comparison.operator()) {
          case "<" -> c -> c < 0;
          case "<=" -> c -> c <= 0;
          case ">" -> c -> c > 0;
          default -> c -> c >= 0;
        };
    return facts ->
        left.value().of(facts) instanceof Integer a
            && right.value().of(facts) instanceof Integer b
            && test.test(Integer.compare(a, b));
  }

  private void comparable(Typed left, Typed right, Position place) {
    if (!left.type().comparable(right.type())) {
      throw report.bad(
          "type-mismatch",
          place,
          "`%s` is %s, and `%s` is %s: they are never equal"
              .formatted(left.text(), left.type().shown(), right.text(), right.type().shown()));
    }
  }

  private void require(Typed operand, Kind kind, Position place, String operator) {
    if (!operand.type().is(kind)) {
      throw report.bad(
          "type-mismatch",
          place,
          "`%s` is %s, and `%s` takes %s"
              .formatted(operand.text(), operand.type().shown(), operator, kind.shown));
    }
  }
}
