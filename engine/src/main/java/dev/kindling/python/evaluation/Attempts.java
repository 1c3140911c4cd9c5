package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code raise} and {@code try}. */
final class Attempts {

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Statements statements;

  /** The exception that is being handled, for a bare {@code raise}. */
  private @Nullable PythonError current;

  Attempts(Interpreter interpreter, Expressions expressions, Statements statements) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.statements = statements;
  }

  Completion run(Stmt.Try s, Frame frame) {
    Completion.Code guarded =
        () ->
            s.handlers().isEmpty()
                ? body(s, frame)
                : interpreter
                    .ways()
                    .attempt(() -> statements.block(s.body(), frame), end -> after(s, end, frame));
    if (s.finallyBody().isEmpty()) {
      return guarded.run();
    }
    UnaryOperator<Completion> last =
        end -> {
          Completion other = statements.block(s.finallyBody(), frame);
          return other.flow() == Flow.NEXT ? end : other;
        };
    return interpreter.ways().doubts().catching()
        ? interpreter.ways().attempt(guarded, last)
        : interpreter.ways().then(guarded, last);
  }

  private Completion body(Stmt.Try s, Frame frame) {
    Completion end = statements.block(s.body(), frame);
    return end.flow() == Flow.NEXT ? statements.block(s.orElse(), frame) : end;
  }

  private Completion after(Stmt.Try s, Completion end, Frame frame) {
    return switch (end.flow()) {
      case NEXT -> statements.block(s.orElse(), frame);
      case RAISE -> handle(s, 0, end, frame);
      default -> end;
    };
  }

  /** Tries the handlers from the given one on. */
  private Completion handle(Stmt.Try s, int at, Completion end, Frame frame) {
    PythonError error = end.error();
    if (error == null || at == s.handlers().size()) {
      return end;
    }
    Stmt.Handler handler = s.handlers().get(at);
    Site site = frame.site(handler.line());
    if (s.groups()) {
      throw PythonError.unfollowed("`except*` is not followed", site);
    }
    Optional<Boolean> caught =
        handler.type() == null
            ? Optional.of(true)
            : Exceptions.caught(error.raised(), expressions.evaluate(handler.type(), frame));
    Completion.Code taken = () -> handled(handler, error, frame);
    Completion.Code passed = () -> handle(s, at + 1, end, frame);
    if (caught.isPresent()) {
      return caught.get() ? taken.run() : passed.run();
    }
    Value.Unknown because =
        error.raised().type() instanceof Value.Unknown unknown
            ? unknown
            : new Value.Unknown("whether it is caught here is not known", site);
    return interpreter.ways().fork(because, List.of(taken, passed));
  }

  private Completion handled(Stmt.Handler handler, PythonError error, Frame frame) {
    if (handler.name() != null) {
      frame.bind(handler.name(), error.raised().value());
    }
    PythonError outer = current;
    current = error;
    try {
      return interpreter
          .ways()
          .then(
              () -> statements.block(handler.body(), frame),
              end -> {
                if (handler.name() != null) {
                  frame.unbind(handler.name());
                }
                return end;
              });
    } finally {
      current = outer;
    }
  }

  // ---------------------------------------------------------------- raise

  PythonError raised(Stmt.Raise s, Frame frame) {
    Site site = frame.site(s.line());
    if (s.exception() == null) {
      return current != null
          ? current
          : PythonError.of("RuntimeError", "no exception to raise again", site);
    }
    Value value = expressions.evaluate(s.exception(), frame);
    if (value instanceof Value.Opaque
        || value instanceof ClassValue
        || value instanceof NativeFunction) {
      value = interpreter.call(value, List.of(), site);
    }
    if (s.cause() != null) {
      expressions.evaluate(s.cause(), frame);
    }
    return error(value, site);
  }

  private static PythonError error(Value value, Site site) {
    if (value instanceof Raised raised) {
      return new PythonError(raised, message(raised.arguments()), site);
    } else if (value instanceof Instance own && Exceptions.isException(own.type())) {
      List<Value> arguments = Exceptions.arguments(own);
      return new PythonError(new Raised(own.type(), arguments, own), message(arguments), site);
    } else if (value instanceof Value.Unknown unknown) {
      return PythonError.doubtful(unknown);
    }
    return PythonError.of("TypeError", "exceptions must derive from BaseException", site);
  }

  private static String message(List<Value> arguments) {
    List<String> texts = new ArrayList<>();
    for (Value argument : arguments) {
      String text = Representation.text(argument);
      texts.add(text == null ? Names.kind(argument) : text);
    }
    return String.join(", ", texts);
  }
}
