package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Optional;

/** {@code for} and {@code while}. */
final class Loops {

  /** Rounds that are followed one by one where each of them may be the last. */
  private static final int OPEN_ROUNDS = 64;

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Statements statements;

  Loops(Interpreter interpreter, Expressions expressions, Statements statements) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.statements = statements;
  }

  private static Completion landBreak(Completion end) {
    return end.flow() == Flow.BREAK ? Completion.NEXT : end;
  }

  private static Completion landContinue(Completion end) {
    return end.flow() == Flow.CONTINUE ? Completion.NEXT : end;
  }

  private Completion round(Completion.Code code) {
    interpreter.budget().step();
    return interpreter.ways().scope(Loops::landContinue, code);
  }

  Completion run(Stmt.For s, Frame frame) {
    return interpreter.ways().scope(Loops::landBreak, () -> rounds(s, frame));
  }

  private Completion rounds(Stmt.For s, Frame frame) {
    Site site = frame.site(s.line());
    Value whole = expressions.evaluate(s.iterable(), frame);
    if (whole instanceof IteratorValue iterator) {
      iterator.begin();
    }
    return Orders.follow(whole, interpreter, site, () -> rounds(s, whole, frame, site));
  }

  private Completion rounds(Stmt.For s, Value whole, Frame frame, Site site) {
    if (whole instanceof IteratorValue iterator && !iterator.hasNoEnd()) {
      return rounds(s, iterator, frame, site);
    }
    List<Value> items = interpreter.items(whole, site);
    if (items == null) {
      return unknownRounds(s, Iteration.unknown(whole, site), frame);
    }
    // A list that changes within its own loop is seen as it is by then.
    List<Value> seen = whole instanceof Container.ListValue list ? list.seen() : items;
    int open = 0;
    for (int i = 0; i < seen.size(); i++) {
      if (i >= Budget.MAX_ROUNDS && seen != items) {
        throw new Budget.Exceeded();
      }
      Value item = seen.get(i);
      Journal.Mark before = Journal.own().top();
      Completion end = round(s, item, frame);
      open += Journal.own().top() == before ? 0 : 1;
      if (end.flow() != Flow.NEXT) {
        return end;
      } else if (whole instanceof Container c && c.spoiled() != null) {
        return unknownRounds(s, c.spoiled(), frame);
      } else if (seen == items && whole instanceof Container d && d.size() != items.size()) {
        throw PythonError.of("RuntimeError", "the loop changes what it runs over", site);
      } else if (open > OPEN_ROUNDS) {
        return unknownRounds(
            s, new Value.Unknown("which round of the loop is the last is not known", site), frame);
      }
    }
    return statements.block(s.orElse(), frame);
  }

  /** The body, with the element that it is about. */
  private Completion round(Stmt.For s, Value item, Frame frame) {
    return round(
        () -> {
          statements.assign(s.target(), item, frame);
          return statements.block(s.body(), frame);
        });
  }

  /** Elements are taken one by one: the loop may leave some, and its body may take some itself. */
  private Completion rounds(Stmt.For s, IteratorValue iterator, Frame frame, Site site) {
    iterator.begin();
    int open = 0;
    while (true) {
      iterator.check(site);
      if (iterator.unknown() != null || iterator.endless()) {
        return unknownRounds(s, Iteration.unknown(iterator, site), frame);
      } else if (iterator.rest().isEmpty()) {
        return statements.block(s.orElse(), frame);
      } else if (open > OPEN_ROUNDS) {
        iterator.forget(
            new Value.Unknown("which round of the loop is the last is not known", site));
        continue;
      }
      Value item = iterator.rest().get(0);
      iterator.advance();
      Journal.Mark before = Journal.own().top();
      Completion end = round(s, item, frame);
      open += Journal.own().top() == before ? 0 : 1;
      if (end.flow() != Flow.NEXT) {
        return end;
      }
    }
  }

  private Completion unknownRounds(Stmt.For s, Value.Unknown item, Frame frame) {
    Completion end =
        interpreter
            .ways()
            .repeat(
                item,
                () ->
                    round(
                        () -> {
                          statements.assign(s.target(), item, frame);
                          return statements.block(s.body(), frame);
                        }));
    return end.flow() == Flow.NEXT ? statements.block(s.orElse(), frame) : end;
  }

  Completion run(Stmt.While s, Frame frame) {
    return interpreter.ways().scope(Loops::landBreak, () -> rounds(s, frame));
  }

  private Completion rounds(Stmt.While s, Frame frame) {
    Site site = frame.site(s.line());
    int open = 0;
    for (int count = 0; ; count++) {
      Value test = expressions.evaluate(s.test(), frame);
      Optional<Boolean> truth = interpreter.truth(test, site);
      if (truth.isEmpty()) {
        return unknownRounds(s, Iteration.unknown(test, site), frame);
      } else if (!truth.get()) {
        return statements.block(s.orElse(), frame);
      } else if (count >= Budget.MAX_ROUNDS) {
        // The loop is known to go on: whatever stands behind it may never be reached.
        throw new Budget.Exceeded();
      } else if (open > OPEN_ROUNDS) {
        return unknownRounds(
            s, new Value.Unknown("which round of the loop is the last is not known", site), frame);
      }
      Journal.Mark before = Journal.own().top();
      Completion end = round(() -> statements.block(s.body(), frame));
      open += Journal.own().top() == before ? 0 : 1;
      if (end.flow() != Flow.NEXT) {
        return end;
      }
    }
  }

  private Completion unknownRounds(Stmt.While s, Value.Unknown because, Frame frame) {
    Site site = frame.site(s.line());
    Completion end =
        interpreter
            .ways()
            .repeat(
                because,
                () ->
                    round(
                        () -> {
                          Value test = expressions.evaluate(s.test(), frame);
                          return interpreter.truth(test, site).orElse(true)
                              ? statements.block(s.body(), frame)
                              : Completion.NEXT;
                        }));
    if (end.flow() != Flow.NEXT) {
      return end;
    }
    // The condition fails at last; where it is known to hold, only `break` and the like lead out.
    Value last = expressions.evaluate(s.test(), frame);
    Optional<Boolean> truth = interpreter.truth(last, site);
    return truth.orElse(false) ? never(site) : statements.block(s.orElse(), frame);
  }

  /** What stands behind is never reached on this way. */
  private static Completion never(Site site) {
    throw PythonError.doubtful(new Value.Unknown("the loop has no end", site));
  }
}
