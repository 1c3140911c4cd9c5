package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Optional;

/** Following statements. */
public final class Statements implements Stmt.Visitor<Frame, Completion> {

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Definitions definitions;
  private final Assignments assignments;
  private final Loops loops;
  private final Attempts attempts;
  private final Contexts contexts;
  private final Matching matching;

  Statements(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.definitions = new Definitions(interpreter, expressions);
    this.assignments = new Assignments(interpreter, expressions);
    this.loops = new Loops(interpreter, expressions, this);
    this.attempts = new Attempts(interpreter, expressions, this);
    this.contexts = new Contexts(interpreter, expressions, this);
    this.matching = new Matching(interpreter, expressions, this);
  }

  void assign(Expr target, Value value, Frame frame) {
    assignments.assign(target, value, frame);
  }

  /** Follows statements that cannot be left but by an error. */
  public void run(List<Stmt> statements, Frame frame) {
    block(statements, frame);
  }

  /**
   * Follows statements one after the other, until one of them ends otherwise than with the next.
   */
  Completion block(List<Stmt> statements, Frame frame) {
    for (Stmt statement : statements) {
      interpreter.budget().step(frame.site(statement.line()));
      Completion end = statement.accept(this, frame);
      if (end.flow() == Flow.RAISE && end.error() != null) {
        throw end.error();
      } else if (end.flow() != Flow.NEXT) {
        return end;
      }
    }
    return Completion.NEXT;
  }

  @Override
  public Completion assign(Stmt.Assign s, Frame frame) {
    Value value = expressions.evaluate(s.value(), frame);
    s.targets().forEach(target -> assign(target, value, frame));
    return Completion.NEXT;
  }

  @Override
  public Completion annotated(Stmt.Annotated s, Frame frame) {
    assignments.annotated(s, frame);
    return Completion.NEXT;
  }

  @Override
  public Completion augmented(Stmt.Augmented s, Frame frame) {
    assignments.augmented(s, frame);
    return Completion.NEXT;
  }

  @Override
  public Completion delete(Stmt.Delete s, Frame frame) {
    s.targets().forEach(target -> assignments.delete(target, frame));
    return Completion.NEXT;
  }

  @Override
  public Completion effect(Stmt.Effect s, Frame frame) {
    if (!(s.value() instanceof Expr.Constant)) {
      expressions.evaluate(s.value(), frame);
    }
    return Completion.NEXT;
  }

  @Override
  public Completion returned(Stmt.Return s, Frame frame) {
    Value value = s.value() == null ? Value.Singleton.NONE : expressions.evaluate(s.value(), frame);
    return new Completion(Flow.RETURN, value, null);
  }

  @Override
  public Completion branch(Stmt.If s, Frame frame) {
    if (TypeCheckerTruth.isFlag(s.test())) {
      frame.module().typingOnly().addAll(s.body());
      return block(s.orElse(), frame);
    } else if (s.test() instanceof Expr.Unary not
        && not.operator().equals("not")
        && TypeCheckerTruth.isFlag(not.operand())) {
      frame.module().typingOnly().addAll(s.orElse());
      return block(s.body(), frame);
    }
    Value test = expressions.evaluate(s.test(), frame);
    Optional<Boolean> truth = interpreter.truth(test, frame.site(s.line()));
    if (TypeCheckerTruth.asks(s.test())) {
      Optional<Boolean> checked = truthToCheckers(s.test(), frame);
      if (checked.isPresent() && !checked.equals(truth)) {
        frame.module().typingOnly().addAll(checked.get() ? s.body() : s.orElse());
      }
    }
    if (truth.isPresent()) {
      return block(truth.get() ? s.body() : s.orElse(), frame);
    }
    return interpreter
        .ways()
        .fork(
            Iteration.unknown(test, frame.site(s.line())),
            List.of(() -> block(s.body(), frame), () -> block(s.orElse(), frame)));
  }

  private Optional<Boolean> truthToCheckers(Expr test, Frame frame) {
    return new TypeCheckerTruth(
            part -> {
              try {
                Value value = expressions.evaluate(part, frame);
                return interpreter.truth(value, frame.site(part.line()));
              } catch (PythonError raised) {
                return Optional.empty();
              }
            })
        .of(test);
  }

  @Override
  public Completion loop(Stmt.For s, Frame frame) {
    return loops.run(s, frame);
  }

  @Override
  public Completion whileLoop(Stmt.While s, Frame frame) {
    return loops.run(s, frame);
  }

  @Override
  public Completion with(Stmt.With s, Frame frame) {
    return contexts.run(s, frame);
  }

  @Override
  public Completion attempt(Stmt.Try s, Frame frame) {
    return attempts.run(s, frame);
  }

  @Override
  public Completion match(Stmt.Match s, Frame frame) {
    return matching.run(s, frame);
  }

  @Override
  public Completion raise(Stmt.Raise s, Frame frame) {
    throw attempts.raised(s, frame);
  }

  @Override
  public Completion assertion(Stmt.Assert s, Frame frame) {
    Site site = frame.site(s.line());
    Value test = expressions.evaluate(s.test(), frame);
    Optional<Boolean> truth = interpreter.truth(test, site);
    Completion.Code fails =
        () -> {
          Value message = s.message() == null ? null : expressions.evaluate(s.message(), frame);
          List<Value> arguments = message == null ? List.of() : List.of(message);
          throw new PythonError(
              new Raised(new Value.Opaque("AssertionError"), arguments),
              "an assertion fails",
              site);
        };
    if (truth.isEmpty()) {
      return interpreter
          .ways()
          .fork(Iteration.unknown(test, site), List.of(() -> Completion.NEXT, fails));
    }
    return truth.get() ? Completion.NEXT : fails.run();
  }

  @Override
  public Completion imported(Stmt.Import s, Frame frame) {
    interpreter.modules().importNames(s, frame);
    return Completion.NEXT;
  }

  @Override
  public Completion importFrom(Stmt.ImportFrom s, Frame frame) {
    interpreter.modules().importFrom(s, frame);
    return Completion.NEXT;
  }

  @Override
  public Completion function(Stmt.Function s, Frame frame) {
    definitions.function(s, frame);
    return Completion.NEXT;
  }

  @Override
  public Completion classOf(Stmt.ClassOf s, Frame frame) {
    definitions.classOf(s, frame);
    return Completion.NEXT;
  }

  @Override
  public Completion declare(Stmt.Declare s, Frame frame) {
    frame.declare(s.global(), s.names());
    return Completion.NEXT;
  }

  @Override
  public Completion simple(Stmt.Simple s, Frame frame) {
    return switch (s.word()) {
      case PASS -> Completion.NEXT;
      case BREAK -> Completion.of(Flow.BREAK);
      case CONTINUE -> Completion.of(Flow.CONTINUE);
    };
  }
}
