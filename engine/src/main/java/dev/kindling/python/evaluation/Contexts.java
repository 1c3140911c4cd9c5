package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ContextValue;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code with}. */
public final class Contexts {

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Statements statements;

  Contexts(Interpreter interpreter, Expressions expressions, Statements statements) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.statements = statements;
  }

  Completion run(Stmt.With s, Frame frame) {
    return enter(s, 0, frame);
  }

  private Completion enter(Stmt.With s, int at, Frame frame) {
    if (at == s.items().size()) {
      return statements.block(s.body(), frame);
    }
    Stmt.WithItem item = s.items().get(at);
    Site site = frame.site(item.context().line());
    Value context = expressions.evaluate(item.context(), frame);
    Body body =
        given -> {
          if (item.target() != null) {
            statements.assign(item.target(), given, frame);
          }
          return enter(s, at + 1, frame);
        };
    if (context instanceof ContextValue c) {
      return c.run(body, interpreter, site);
    } else if (context instanceof Instance own && own.type().find("__enter__") != null) {
      return own(own, body, site);
    } else if (context instanceof NativeValue) {
      return body.run(context);
    }
    Value given = Iteration.unknown(context, site);
    return interpreter
        .ways()
        .attempt(() -> body.run(given), end -> foreign(end, Iteration.unknown(context, site)));
  }

  /** What runs within the context, given what it gives. */
  public interface Body {
    Completion run(Value given);
  }

  /**
   * Whether a library's context lets an error pass is not known, be it one that the reader sees or
   * one that code which is not followed may raise within.
   */
  private Completion foreign(Completion end, Value.Unknown because) {
    return end.error() == null
        ? end
        : interpreter.ways().fork(because, List.of(() -> Completion.NEXT, () -> end));
  }

  private Completion own(Instance context, Body body, Site site) {
    Value given =
        interpreter.call(interpreter.attribute(context, "__enter__", site), List.of(), site);
    Value exit = interpreter.attribute(context, "__exit__", site);
    return interpreter.ways().attempt(() -> body.run(given), end -> exit(exit, end, site));
  }

  private Completion exit(Value exit, Completion end, Site site) {
    List<Value> arguments = new ArrayList<>();
    PythonError error = end.error();
    Value nothing = Value.Singleton.NONE;
    if (error == null) {
      arguments.addAll(List.of(nothing, nothing, nothing));
    } else {
      arguments.add(error.raised().type());
      arguments.add(error.raised().value());
      arguments.add(new Value.Unknown("a traceback is not followed", site));
    }
    Value answer = interpreter.call(exit, arguments, site);
    if (error == null) {
      return end;
    }
    Optional<Boolean> swallowed = interpreter.truth(answer, site);
    return swallowed.isPresent()
        ? swallowed.get() ? Completion.NEXT : end
        : interpreter
            .ways()
            .fork(Iteration.unknown(answer, site), List.of(() -> Completion.NEXT, () -> end));
  }

  // ---------------------------------------------------------------- contextlib

  /** What a function of {@code contextlib} gives; null where it is not modelled. */
  public static @Nullable Value member(String name) {
    String full = "contextlib." + name;
    return switch (name) {
      case "contextmanager" -> NativeFunction.function(full, Contexts::manager);
      case "suppress" ->
          NativeFunction.type(
              full, call -> new ContextValue(full, suppressing(List.copyOf(call.positional()))));
      case "nullcontext" ->
          NativeFunction.type(
              full,
              call -> {
                Value given = call.get(0, "enter_result");
                return new ContextValue(
                    full,
                    (body, interpreter, site) ->
                        body.run(given == null ? Value.Singleton.NONE : given));
              });
      default -> null;
    };
  }

  private static ContextValue.Code suppressing(List<Value> types) {
    return (body, interpreter, site) ->
        interpreter
            .ways()
            .attempt(
                () -> body.run(Value.Singleton.NONE),
                end -> {
                  PythonError error = end.error();
                  if (error == null) {
                    return end;
                  }
                  Optional<Boolean> caught =
                      Exceptions.caught(error.raised(), new Value.Tuple(types));
                  return caught.isPresent()
                      ? caught.get() ? Completion.NEXT : end
                      : interpreter
                          .ways()
                          .fork(
                              new Value.Unknown(
                                  "whether the error is suppressed is not known", site),
                              List.of(() -> Completion.NEXT, () -> end));
                });
  }

  /** A generator function as a context: what it yields is given, and the body runs meanwhile. */
  private static Value manager(Arguments call) {
    if (!(call.get(0) instanceof FunctionValue function)) {
      return call.unknown("`contextmanager` of something else than a function is not followed");
    }
    return NativeFunction.function(
        function.name(),
        inner ->
            new ContextValue(
                "contextlib._GeneratorContextManager",
                (body, interpreter, site) -> suspended(function, inner, body, site)));
  }

  private static Completion suspended(
      FunctionValue function, Arguments call, Body body, Site site) {
    Ends ends = new Ends();
    Interpreter interpreter = call.interpreter();
    Value.Unknown unknown = new Value.Unknown("how the code within `with` ends is not known", site);
    interpreter
        .calls()
        .run(
            function,
            call,
            given -> {
              if (!ends.isEmpty()) {
                throw PythonError.unfollowed(unknown.reason(), site);
              }
              Completion end =
                  interpreter
                      .ways()
                      .then(
                          () -> body.run(given),
                          done -> {
                            boolean raised = done.error() != null;
                            ends.add(raised ? Completion.NEXT : done);
                            return raised ? done : Completion.NEXT;
                          });
              if (end.error() != null) {
                throw end.error();
              }
            });
    List<Completion.Code> ways = ends.ways();
    return ways.isEmpty()
        ? Completion.NEXT
        : ways.size() == 1 ? ways.get(0).run() : interpreter.ways().fork(unknown, ways);
  }
}
