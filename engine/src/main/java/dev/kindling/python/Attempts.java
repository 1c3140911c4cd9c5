package dev.kindling.python;

import dev.kindling.python.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;

/** {@code try}. */
final class Attempts {

  /** What Python raises where the reader only knows that it does not know. */
  private static final List<String> DOUBTED = List.of("TypeError", "ValueError", "AttributeError");

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Statements statements;

  Attempts(Interpreter interpreter, Expressions expressions, Statements statements) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.statements = statements;
  }

  Flow run(Stmt.Try s, Frame frame) {
    Flow flow;
    long doubts = interpreter.budget().doubts();
    try {
      flow = statements.block(s.body(), frame);
      if (interpreter.budget().doubts() > doubts
          && s.handlers().stream().anyMatch(h -> doubted(h, frame))) {
        flow = doubtful(s, flow, frame);
      } else if (flow == Flow.NEXT) {
        flow = statements.block(s.orElse(), frame);
      }
    } catch (PythonError error) {
      flow = handle(s, error, frame);
    }
    Flow last = statements.block(s.finallyBody(), frame);
    return last == Flow.NEXT ? flow : last;
  }

  /** Python may have raised within the body, so that a handler ran instead of the rest of it. */
  private Flow doubtful(Stmt.Try s, Flow flow, Frame frame) {
    List<Stmt> all = new ArrayList<>(s.body());
    s.handlers().forEach(handler -> all.addAll(handler.body()));
    all.addAll(s.orElse());
    Value.Unknown reason =
        new Value.Unknown("the code catches an error that may occur or not", frame.site(s.line()));
    Flow other = statements.undecided(all, frame, reason);
    return other == Flow.NEXT ? flow : other;
  }

  private boolean doubted(Stmt.Handler handler, Frame frame) {
    if (handler.type() == null) {
      return true;
    }
    Value type = expressions.evaluate(handler.type(), frame);
    return DOUBTED.stream()
        .anyMatch(name -> Exceptions.caught(new Raised(new Value.Opaque(name), List.of()), type));
  }

  private Flow handle(Stmt.Try s, PythonError error, Frame frame) {
    if (error.isUnfollowed()) {
      throw error;
    }
    for (Stmt.Handler handler : s.handlers()) {
      boolean caught =
          handler.type() == null
              || Exceptions.caught(error.raised(), expressions.evaluate(handler.type(), frame));
      if (caught) {
        if (handler.name() != null) {
          frame.bind(handler.name(), error.raised());
        }
        PythonError outer = frame.handled;
        frame.handled = error;
        try {
          return statements.block(handler.body(), frame);
        } finally {
          frame.handled = outer;
        }
      }
    }
    statements.block(s.finallyBody(), frame);
    throw error;
  }
}
