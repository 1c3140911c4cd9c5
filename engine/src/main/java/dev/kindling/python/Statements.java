package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Following statements. */
final class Statements {

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Definitions definitions;
  private final Assignments assignments;
  private final Loops loops;
  private final Attempts attempts;

  Statements(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.definitions = new Definitions(interpreter, expressions);
    this.assignments = new Assignments(interpreter, expressions);
    this.loops = new Loops(interpreter, expressions, this);
    this.attempts = new Attempts(interpreter, expressions, this);
  }

  /** Follows the statements; what they return is the frame's result. */
  void run(List<Stmt> statements, Frame frame) {
    block(statements, frame);
  }

  void assign(Expr target, Value value, Frame frame) {
    assignments.assign(target, value, frame);
  }

  Flow block(List<Stmt> statements, Frame frame) {
    for (Stmt statement : statements) {
      Flow flow = statement(statement, frame);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow statement(Stmt statement, Frame frame) {
    interpreter.budget().step();
    if (statement instanceof Stmt.Assign s) {
      Value value = expressions.evaluate(s.value(), frame);
      s.targets().forEach(target -> assign(target, value, frame));
    } else if (statement instanceof Stmt.Effect s) {
      if (!(s.value() instanceof Expr.Constant)) {
        expressions.evaluate(s.value(), frame);
      }
    } else if (statement instanceof Stmt.Return s) {
      frame.result =
          s.value() == null ? Value.Singleton.NONE : expressions.evaluate(s.value(), frame);
      return Flow.RETURN;
    } else if (statement instanceof Stmt.If s) {
      return branch(s, frame);
    } else if (statement instanceof Stmt.For s) {
      return loops.run(s, frame);
    } else if (statement instanceof Stmt.While s) {
      return loops.run(s, frame);
    } else if (statement instanceof Stmt.Try s) {
      return attempts.run(s, frame);
    } else if (statement instanceof Stmt.With s) {
      return with(s, frame);
    } else if (statement instanceof Stmt.Function s) {
      definitions.function(s, frame);
    } else if (statement instanceof Stmt.ClassOf s) {
      definitions.classOf(s, frame);
    } else if (statement instanceof Stmt.Import s) {
      interpreter.modules().importNames(s, frame);
    } else if (statement instanceof Stmt.ImportFrom s) {
      interpreter.modules().importFrom(s, frame);
    } else if (statement instanceof Stmt.Annotated s) {
      assignments.annotated(s, frame);
    } else if (statement instanceof Stmt.Augmented s) {
      assignments.augmented(s, frame);
    } else if (statement instanceof Stmt.Raise s) {
      throw raised(s, frame);
    } else if (statement instanceof Stmt.Assert s) {
      assertion(s, frame);
    } else if (statement instanceof Stmt.Declare s) {
      frame.declare(s.global(), s.names());
    } else if (statement instanceof Stmt.Delete s) {
      s.targets().forEach(target -> assignments.delete(target, frame));
    } else if (statement instanceof Stmt.Simple s) {
      return switch (s.word()) {
        case PASS -> Flow.NEXT;
        case BREAK -> Flow.BREAK;
        case CONTINUE -> Flow.CONTINUE;
      };
    } else if (statement instanceof Stmt.Match s) {
      List<Stmt> all = new ArrayList<>();
      s.cases().forEach(all::addAll);
      return undecided(
          all, frame, new Value.Unknown("`match` is not followed", frame.site(s.line())));
    }
    return Flow.NEXT;
  }

  /** Code that may run or may not. */
  Flow undecided(List<Stmt> statements, Frame frame, Value.Unknown reason) {
    Spoiler.Ways ways = Spoiler.spoil(statements, frame, reason);
    if (ways.raises()) {
      interpreter.budget().doubt();
    }
    if (ways.returns() && frame.function != null) {
      frame.result = reason;
      return Flow.RETURN;
    } else if (ways.jumps()) {
      frame.lost = reason;
      return Flow.LOST;
    }
    return Flow.NEXT;
  }

  private Flow branch(Stmt.If s, Frame frame) {
    if (isTypeChecking(s.test())) {
      frame.module().typingOnly().addAll(s.body());
      return block(s.orElse(), frame);
    } else if (s.test() instanceof Expr.Unary not
        && not.operator().equals("not")
        && isTypeChecking(not.operand())) {
      frame.module().typingOnly().addAll(s.orElse());
      return block(s.body(), frame);
    }
    Value test = expressions.evaluate(s.test(), frame);
    Optional<Boolean> truth = Truth.of(test);
    if (truth.isPresent()) {
      return block(truth.get() ? s.body() : s.orElse(), frame);
    }
    List<Stmt> both = new ArrayList<>(s.body());
    both.addAll(s.orElse());
    return undecided(both, frame, Iteration.unknown(test, frame.site(s.line())));
  }

  private static boolean isTypeChecking(Expr test) {
    return test instanceof Expr.Name n && n.id().equals("TYPE_CHECKING")
        || test instanceof Expr.Attribute a && a.name().equals("TYPE_CHECKING");
  }

  private void assertion(Stmt.Assert s, Frame frame) {
    Optional<Boolean> truth = Truth.of(expressions.evaluate(s.test(), frame));
    if (truth.isEmpty()) {
      interpreter.budget().doubt();
    } else if (!truth.get()) {
      throw PythonError.of("AssertionError", "an assertion fails", frame.site(s.line()));
    }
  }

  private PythonError raised(Stmt.Raise s, Frame frame) {
    Site site = frame.site(s.line());
    if (s.exception() == null) {
      return frame.handled != null
          ? frame.handled
          : PythonError.of("RuntimeError", "no exception to raise again", site);
    }
    Value value = expressions.evaluate(s.exception(), frame);
    if (value instanceof Value.Opaque || value instanceof ClassValue) {
      value = interpreter.call(value, List.of(), site);
    }
    if (!(value instanceof Raised raised)) {
      return PythonError.of("Exception", "an exception is raised", site);
    }
    Value first = raised.arguments().isEmpty() ? null : raised.arguments().get(0);
    String text = first == null ? null : Representation.text(first);
    return new PythonError(raised, text == null ? "" : text, site);
  }

  private Flow with(Stmt.With s, Frame frame) {
    boolean foreign = false;
    for (Stmt.WithItem item : s.items()) {
      Site site = frame.site(s.line());
      Value context = expressions.evaluate(item.context(), frame);
      Value target = context;
      if (context instanceof Instance instance && instance.type().find("__enter__") != null) {
        target =
            interpreter.call(interpreter.attribute(context, "__enter__", site), List.of(), site);
      } else if (!(context instanceof NativeValue)) {
        target = Iteration.unknown(context, site);
      }
      if (item.target() != null) {
        assign(item.target(), target, frame);
      }
      foreign |= !(context instanceof NativeValue);
    }
    try {
      return block(s.body(), frame);
    } catch (PythonError e) {
      throw foreign && !e.isUnfollowed()
          ? PythonError.unfollowed(
              "whether `with` lets an error pass is not known: " + e.getMessage(), e.site())
          : e;
    }
  }
}
