package dev.kindling.rules.outside;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule file says, word for word: nothing is looked up yet. */
final class Syntax {

  private Syntax() {}

  record File(List<Import> imports, List<Rule> rules) {}

  record Import(String type, Position position) {}

  /**
   * @param page what the comment above the rule says
   */
  record Rule(
      String name,
      String page,
      Position position,
      Position namePosition,
      List<Condition> when,
      List<Insert> then) {}

  sealed interface Condition {
    Position position();
  }

  record Pattern(@Nullable Name binding, Name type, List<Expression> constraints, Position position)
      implements Condition {}

  enum Connective {
    AND,
    OR,
    NOT,
    EXISTS,
    FORALL
  }

  record Group(Connective connective, List<Condition> parts, Position position)
      implements Condition {}

  /** {@code accumulate(Pattern(…); $n : count(); $n > 3)}. */
  record Count(Pattern source, Name result, @Nullable Expression guard, Position position)
      implements Condition {}

  record Name(String text, Position position) {}

  sealed interface Expression {
    Position position();
  }

  record AnyOf(List<Expression> parts, Position position) implements Expression {}

  record AllOf(List<Expression> parts, Position position) implements Expression {}

  record Negation(Expression part, Position position) implements Expression {}

  /** {@code $name : field}, alone or before a comparison of that field. */
  record Bind(Name variable, Operand field, @Nullable Expression test, Position position)
      implements Expression {}

  /**
   * @param operator as written: {@code ==}, {@code in}, {@code matches}, {@code str[startsWith]}
   * @param negated whether {@code not} stood before it
   * @param right one operand, or those of {@code in}
   */
  record Comparison(
      Operand left, String operator, boolean negated, List<Operand> right, Position position)
      implements Expression {}

  /** A field that is true or false by itself. */
  record Flag(Operand operand, Position position) implements Expression {}

  sealed interface Operand {
    Position position();
  }

  record Text(String value, Position position) implements Operand {}

  record Whole(int value, Position position) implements Operand {}

  record Truth(boolean value, Position position) implements Operand {}

  record Nothing(Position position) implements Operand {}

  /**
   * A field, or what is reached from a binding.
   *
   * @param root the binding; null for a field of the pattern itself
   */
  record Path(@Nullable Name root, List<Step> steps, Position position) implements Operand {

    boolean calls() {
      return steps.stream().anyMatch(s -> s.arguments() != null);
    }
  }

  /**
   * @param key what stood in brackets behind the name; null without brackets
   * @param arguments what stood in parentheses; null without parentheses
   */
  record Step(
      String name, @Nullable String key, @Nullable List<Operand> arguments, Position position) {}

  /** {@code insert(new Mark(…));}. */
  record Insert(Name type, List<Argument> arguments, Position position) {}

  /** Operands joined by {@code +}. */
  record Argument(List<Operand> parts, Position position) {

    /** Whether no fact decides it. */
    boolean isLiteral() {
      return parts.stream()
          .noneMatch(p -> p instanceof Path path && (path.root() != null || path.calls()));
    }
  }
}
