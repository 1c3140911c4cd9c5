package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.SyntaxWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a condition is to a type checker, for which {@code TYPE_CHECKING} is true: {@code not
 * TYPE_CHECKING}, {@code TYPE_CHECKING or sys.version_info >= (3, 11)}.
 */
final class TypeCheckerTruth {

  private final Function<Expr, Optional<Boolean>> others;

  /**
   * The truth by that of parts.
   *
   * @param others the truth of an expression that does not ask for type checkers
   */
  TypeCheckerTruth(Function<Expr, Optional<Boolean>> others) {
    this.others = others;
  }

  static boolean isFlag(Expr test) {
    return test instanceof Expr.Name n && n.id().equals("TYPE_CHECKING")
        || test instanceof Expr.Attribute a && a.name().equals("TYPE_CHECKING");
  }

  /** Whether the condition asks for type checkers within {@code not}, {@code and}, {@code or}. */
  static boolean asks(Expr test) {
    if (test instanceof Expr.Unary not && not.operator().equals("not")) {
      return asks(not.operand());
    } else if (test instanceof Expr.Logic logic) {
      return logic.operands().stream().anyMatch(TypeCheckerTruth::asks);
    }
    return isFlag(test);
  }

  /** The truth; empty where it is not known, or could not be told without calling something. */
  Optional<Boolean> of(Expr test) {
    if (isFlag(test)) {
      return Optional.of(true);
    } else if (test instanceof Expr.Unary not && not.operator().equals("not")) {
      return of(not.operand()).map(truth -> !truth);
    } else if (test instanceof Expr.Logic logic) {
      return all(logic);
    }
    return calls(test) ? Optional.empty() : others.apply(test);
  }

  private Optional<Boolean> all(Expr.Logic logic) {
    List<Optional<Boolean>> truths = new ArrayList<>();
    for (Expr operand : logic.operands()) {
      truths.add(of(operand));
    }
    Optional<Boolean> decides = Optional.of(!logic.and());
    if (truths.contains(decides)) {
      return decides;
    }
    return truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(logic.and());
  }

  private static boolean calls(Expr test) {
    boolean[] found = new boolean[1];
    SyntaxWalk.walk(
        test,
        part ->
            found[0] |=
                part instanceof Expr.Call
                    || part instanceof Expr.Walrus
                    || part instanceof Expr.Suspended);
    return found[0];
  }
}
