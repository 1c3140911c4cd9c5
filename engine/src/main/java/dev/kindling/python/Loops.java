package dev.kindling.python;

import dev.kindling.python.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code for} and {@code while}. */
final class Loops {

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Statements statements;

  Loops(Interpreter interpreter, Expressions expressions, Statements statements) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.statements = statements;
  }

  Flow run(Stmt.For s, Frame frame) {
    Site site = frame.site(s.line());
    Value whole = expressions.evaluate(s.iterable(), frame);
    List<Value> items = Iteration.items(whole, site);
    if (items == null) {
      Value.Unknown reason = Iteration.unknown(whole, site);
      statements.assign(s.target(), reason, frame);
      return statements.undecided(both(s.body(), s.orElse()), frame, reason);
    }
    // A list that changes within its own loop is seen as it is by then.
    List<Value> seen = whole instanceof Container.ListValue list ? list.items() : items;
    for (int i = 0; i < seen.size(); i++) {
      if (i >= Budget.MAX_ROUNDS && seen != items) {
        throw new Budget.Exceeded();
      }
      interpreter.budget().step();
      statements.assign(s.target(), seen.get(i), frame);
      Flow flow = statements.block(s.body(), frame);
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      } else if (flow == Flow.RETURN) {
        return flow;
      } else if (flow == Flow.LOST) {
        return lost(both(s.body(), s.orElse()), frame);
      } else if (whole instanceof Container c && c.spoiled() != null) {
        return statements.undecided(both(s.body(), s.orElse()), frame, c.spoiled());
      } else if (seen == items && whole instanceof Container d && d.size() != items.size()) {
        throw PythonError.of("RuntimeError", "the loop changes what it runs over", site);
      }
    }
    return statements.block(s.orElse(), frame);
  }

  Flow run(Stmt.While s, Frame frame) {
    Site site = frame.site(s.line());
    for (int round = 0; ; round++) {
      Value test = expressions.evaluate(s.test(), frame);
      Optional<Boolean> truth = Truth.of(test);
      if (truth.isEmpty()) {
        return statements.undecided(
            both(s.body(), s.orElse()), frame, Iteration.unknown(test, site));
      } else if (!truth.get()) {
        return statements.block(s.orElse(), frame);
      } else if (round >= Budget.MAX_ROUNDS) {
        // The loop is known to go on: whatever stands behind it may never be reached.
        throw new Budget.Exceeded();
      }
      Flow flow = statements.block(s.body(), frame);
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      } else if (flow == Flow.RETURN) {
        return flow;
      } else if (flow == Flow.LOST) {
        return lost(both(s.body(), s.orElse()), frame);
      }
    }
  }

  /** Whether this round and the further ones happen is not known any more. */
  private Flow lost(List<Stmt> rounds, Frame frame) {
    Value.Unknown reason = frame.lost;
    if (reason == null) {
      throw new IllegalStateException("a loop is lost without a reason");
    }
    Flow flow = statements.undecided(rounds, frame, reason);
    return flow == Flow.RETURN ? flow : Flow.NEXT;
  }

  private static List<Stmt> both(List<Stmt> body, List<Stmt> orElse) {
    List<Stmt> all = new ArrayList<>(body);
    all.addAll(orElse);
    return all;
  }
}
