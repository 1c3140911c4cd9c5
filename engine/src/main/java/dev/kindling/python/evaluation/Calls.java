package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.SyntaxWalk;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calling whatever can be called. */
public final class Calls {

  /** What a function may take that code which is not followed may call. */
  private static final long STEPS_PERHAPS = 60_000;

  private final Interpreter interpreter;
  private final Recursion recursion = new Recursion();
  private final Set<FunctionValue.Code> considered =
      Collections.newSetFromMap(new IdentityHashMap<>());

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  public Value call(Value function, Arguments arguments) {
    interpreter.budget().step();
    if (function instanceof FunctionValue f) {
      return f.unfollowed() ? unfollowed(f, arguments) : run(f, arguments);
    } else if (function instanceof NativeFunction f) {
      return Lazily.call(f, arguments);
    } else if (function instanceof BoundMethod bound) {
      List<Value> positional = new ArrayList<>(arguments.positional().size() + 1);
      positional.add(bound.self());
      positional.addAll(arguments.positional());
      return call(
          bound.function(),
          new Arguments(positional, arguments.named(), arguments.site(), interpreter));
    } else if (function instanceof Value.Partial partial) {
      List<Value> positional = new ArrayList<>(partial.positional());
      positional.addAll(arguments.positional());
      Map<String, Value> named = new LinkedHashMap<>(partial.named());
      named.putAll(arguments.named());
      return call(
          partial.function(), new Arguments(positional, named, arguments.site(), interpreter));
    } else if (function instanceof ClassValue type) {
      return Construction.of(type, arguments);
    } else if (function instanceof Value.Subscripted generic) {
      return call(generic.origin(), arguments);
    } else if (function instanceof Value.Opaque opaque) {
      return foreign(opaque, arguments);
    } else if (function instanceof Instance instance && instance.type().find("__call__") != null) {
      return call(
          ObjectAttributes.bind(
              Objects.requireNonNull(instance.type().find("__call__")),
              instance,
              instance.type(),
              arguments.site(),
              interpreter),
          arguments);
    } else if (function instanceof Value.Unknown unknown) {
      return unknown(unknown, arguments);
    } else if (function instanceof Descriptor d && d.kind() == Descriptor.Kind.STATIC) {
      return call(d.function(), arguments);
    } else if (function instanceof NativeValue n && n.attribute("__call__") != null) {
      return call(n.attribute("__call__"), arguments);
    } else if (isNoFunction(function)) {
      throw PythonError.of(
          "TypeError", Names.kind(function) + " cannot be called", arguments.site());
    }
    return unknown(
        arguments.unknown("calling " + Names.kind(function) + " is not followed"), arguments);
  }

  private static boolean isNoFunction(Value value) {
    return value instanceof Value.Singleton
        || value instanceof Text
        || value instanceof Container
        || value instanceof Value.Tuple
        || value instanceof Value.Range
        || value instanceof Value.Bytes
        || value instanceof ModuleValue
        || value instanceof IteratorValue
        || value instanceof Raised
        || value instanceof Descriptor
        || NumberFunctions.number(value) != null
        || value instanceof Instance i && i.isUncallable();
  }

  /** A library's code is handed the arguments, and the object that it is called on. */
  Value.Unknown handed(Value.Opaque library, Arguments arguments, List<Value> self) {
    Value.Unknown unknown =
        new Value.Unknown("`" + library.name() + "` is no part of the project", arguments.site());
    List<Value> given = new ArrayList<>(arguments.positional());
    given.addAll(arguments.named().values());
    given.addAll(self);
    List<Value> results = new Havoc(interpreter, unknown).of(given);
    interpreter.ways().doubts().doubt(unknown);
    return unknown.withMaybe(results);
  }

  /** What is not followed may change what it is given and what it may be itself. */
  private Value unknown(Value.Unknown function, Arguments arguments) {
    List<Value> given = new ArrayList<>(arguments.positional());
    given.addAll(arguments.named().values());
    given.addAll(function.maybe());
    List<Value> results = new Havoc(interpreter, function).of(given);
    interpreter.ways().doubts().doubt(function);
    return decorated(arguments, function.withMaybe(results));
  }

  /** Something that is no part of the project: what it gives back cannot be known. */
  private Value foreign(Value.Opaque function, Arguments arguments) {
    if (Exceptions.isException(function.name())) {
      return new Raised(function, arguments.positional());
    }
    Value.Unknown unknown =
        new Value.Unknown("`" + function.name() + "` is no part of the project", arguments.site());
    Value made = LibraryEffects.made(function.name());
    if (LibraryEffects.readsOnly(function.name())) {
      interpreter.ways().doubts().doubt(unknown);
      return made != null ? made : decorated(arguments, unknown);
    }
    Value given = unknown(unknown, arguments);
    return made != null ? made : given;
  }

  /**
   * {@code @function} above a definition. What is no part of the project is taken to keep the
   * function for later, as decorators do.
   */
  Value decorate(Value function, Value decorated, Site site) {
    Arguments arguments = new Arguments(List.of(decorated), Map.of(), site, interpreter);
    boolean foreign = function instanceof Value.Opaque o && !Exceptions.isException(o.name());
    if (!foreign && !(function instanceof Value.Unknown)) {
      return call(function, arguments);
    }
    interpreter.budget().step();
    return decorated(
        arguments,
        function instanceof Value.Unknown unknown
            ? unknown
            : new Value.Unknown(
                "`" + ((Value.Opaque) function).name() + "` is no part of the project", site));
  }

  /**
   * Given a function of the project and nothing else, unknown code most often is a decorator. The
   * function's own annotations stay good evidence then.
   */
  private static Value decorated(Arguments arguments, Value.Unknown otherwise) {
    if (arguments.positional().size() == 1 && arguments.named().isEmpty()) {
      Value only = arguments.positional().get(0);
      if (only instanceof FunctionValue f) {
        return f.behindUnfollowed(false);
      } else if (only instanceof ClassValue || only instanceof Descriptor) {
        return only;
      }
    }
    return otherwise;
  }

  /** The decorator may call the function, and do what it likes besides. */
  private Value unfollowed(FunctionValue function, Arguments arguments) {
    Value.Unknown unknown =
        arguments.unknown("a decorator of `" + function.name() + "` is no part of the project");
    List<Value> given = new ArrayList<>(arguments.positional());
    given.addAll(arguments.named().values());
    given.add(function.undecorated());
    return unknown.withMaybe(new Havoc(interpreter, unknown).of(given));
  }

  private Value run(FunctionValue function, Arguments arguments) {
    return run(function, arguments, null);
  }

  /**
   * Runs a function of the project.
   *
   * @param suspended what is done where it yields; null for a generator that is followed for its
   *     elements
   */
  Value run(FunctionValue function, Arguments arguments, @Nullable Consumer<Value> suspended) {
    Frame frame = Frame.ofFunction(function);
    bind(function, arguments, frame);
    if (!function.code().generator() || suspended != null) {
      return follow(function, frame, suspended, arguments);
    }
    List<Value> holds = new ArrayList<>(frame.names().seen().values());
    holds.add(function);
    return IteratorValue.generator(
        () -> follow(function, frame, null, arguments),
        () -> frame.returned,
        arguments.site(),
        holds);
  }

  private Value follow(
      FunctionValue function,
      Frame frame,
      @Nullable Consumer<Value> suspended,
      Arguments arguments) {
    Budget budget = interpreter.budget();
    if (recursion.tooDeep(function, interpreter.ways().depth())) {
      Value.Unknown unknown =
          arguments.unknown("how often `" + function.name() + "` calls itself is not known");
      new Havoc(interpreter, unknown).of(frame.names().seen().values());
      forgetNamed(function, unknown);
      return unknown;
    } else if (!budget.enter()) {
      budget.leave();
      Value.Unknown unknown =
          arguments.unknown("`" + function.name() + "` calls itself more deeply than is followed");
      new Havoc(interpreter, unknown).of(frame.names().seen().values());
      forgetNamed(function, unknown);
      return unknown;
    }
    recursion.enter(function, interpreter.ways().depth());
    try {
      frame.suspended = suspended;
      if (function.code().generator() && suspended == null) {
        frame.yielded = new Container.ListValue(List.of());
        Watch watch = Journal.own().watching();
        if (watch != null) {
          watch.owns(frame.names(), function.code().locals().shared());
        }
      }
      Completion end =
          interpreter
              .ways()
              .scope(
                  Calls::landReturn,
                  () -> interpreter.statements().block(function.code().body(), frame));
      if (end.error() != null) {
        throw end.error();
      }
      Container.ListValue yielded = frame.yielded;
      if (yielded != null) {
        frame.returned = end.value();
        return yielded;
      }
      return end.value() == null ? Value.Singleton.NONE : end.value();
    } finally {
      recursion.leave(function);
      budget.leave();
    }
  }

  private static Completion landReturn(Completion end) {
    return switch (end.flow()) {
      case RETURN -> end.as(Flow.NEXT);
      case NEXT -> Completion.value(Value.Singleton.NONE);
      default -> end;
    };
  }

  /**
   * Code that is not followed has the function and may call it: any number of times, with arguments
   * that are not known.
   *
   * @return what it may get that way and could change later
   */
  List<Value> perhaps(Value callable, Value.Unknown reason) {
    FunctionValue function = FunctionValue.of(callable);
    if (function == null || !considered.add(function.code())) {
      return List.of();
    }
    List<Value> results = new ArrayList<>();
    Budget budget = interpreter.budget();
    long outer = budget.narrow(STEPS_PERHAPS);
    Journal.Mark floor = Journal.own().top();
    Value.Unknown unknown = new Value.Unknown(reason.reason(), reason.site());
    try {
      interpreter
          .ways()
          .repeat(
              unknown,
              () -> {
                Completion.of(
                    () -> {
                      Frame frame = Frame.ofFunction(function);
                      unknownArguments(callable, function, frame, unknown);
                      Arguments none =
                          new Arguments(List.of(), Map.of(), unknown.site(), interpreter);
                      Value result = follow(function, frame, null, none);
                      Reach.changeable(result, Long.MAX_VALUE, results);
                      return Completion.NEXT;
                    });
                return Completion.NEXT;
              });
    } catch (Budget.Exceeded e) {
      budget.widen(outer);
      if (budget.spent()) {
        throw e;
      }
      Journal.own().abandon(floor, unknown);
      forgetNamed(function, unknown);
    } catch (PythonError e) {
      if (!e.isUnfollowed()) {
        throw e;
      }
      Journal.own().abandon(floor, unknown);
      forgetNamed(function, unknown);
    } finally {
      budget.widen(outer);
      considered.remove(function.code());
    }
    return results;
  }

  private static void unknownArguments(
      Value callable, FunctionValue function, Frame frame, Value.Unknown unknown) {
    boolean first = callable instanceof BoundMethod;
    for (Parameter parameter : function.code().parameters()) {
      Value value = unknown;
      if (parameter.kind() == Parameter.Kind.VAR_KEYWORD) {
        Container.DictValue rest = new Container.DictValue();
        rest.spoil(unknown);
        value = rest;
      } else if (first && callable instanceof BoundMethod bound) {
        value = bound.self();
      }
      first = false;
      frame.bind(parameter.name(), value);
      if (frame.self == null) {
        frame.self = value;
      }
    }
  }

  /** Nothing is known of what the function's code names, where it is not followed to its end. */
  private void forgetNamed(FunctionValue function, Value.Unknown reason) {
    SyntaxWalk.walk(
        function.code().body(),
        statement -> {},
        expression -> {
          if (expression instanceof Expr.Name name) {
            Value value = function.closure().find(name.id());
            if (value != null && !(value instanceof FunctionValue)) {
              Reach.of(List.of(value)).forEach(reached -> Havoc.forget(reached, reason));
            }
          }
        });
  }

  private static void bind(FunctionValue function, Arguments arguments, Frame frame) {
    List<Value> positional = arguments.positional();
    Map<String, Value> named = new LinkedHashMap<>(arguments.named());
    int next = 0;
    for (Parameter parameter : function.code().parameters()) {
      String name = parameter.name();
      Value value = null;
      switch (parameter.kind()) {
        case VAR_POSITIONAL -> {
          value =
              new Value.Tuple(
                  positional.subList(Math.min(next, positional.size()), positional.size()));
          next = positional.size();
        }
        case VAR_KEYWORD -> {
          Container.DictValue rest = new Container.DictValue();
          named.forEach((key, content) -> rest.entries().put(Value.of(key), content));
          named.clear();
          value = rest;
        }
        case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD -> {
          if (next < positional.size()) {
            value = positional.get(next++);
          } else if (parameter.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD) {
            value = named.remove(name);
          }
        }
        case KEYWORD_ONLY -> value = named.remove(name);
      }
      if (value == null) {
        value = function.defaults().get(parameter);
      }
      if (value == null) {
        throw PythonError.of(
            "TypeError",
            "`" + function.name() + "` needs the argument `" + name + "`",
            arguments.site());
      }
      frame.bind(name, value);
      if (frame.self == null) {
        frame.self = value;
      }
    }
    if (next < positional.size() || !named.isEmpty()) {
      throw PythonError.of(
          "TypeError",
          "`"
              + function.name()
              + "` takes no "
              + (named.isEmpty()
                  ? "argument number " + (next + 1)
                  : "argument `" + named.keySet().iterator().next() + "`"),
          arguments.site());
    }
  }
}
