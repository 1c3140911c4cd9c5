package dev.kindling.python;

import dev.kindling.python.syntax.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calling whatever can be called. */
final class Calls {

  private final Interpreter interpreter;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value call(Value function, Arguments arguments) {
    interpreter.budget().step();
    if (function instanceof FunctionValue f) {
      return f.unfollowed() ? unfollowed(f, arguments) : run(f, arguments);
    } else if (function instanceof NativeFunction f) {
      return f.code().call(arguments);
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
      return call(interpreter.attribute(instance, "__call__", arguments.site()), arguments);
    } else if (function instanceof Value.Unknown unknown) {
      return decorated(arguments, unknown);
    } else if (function instanceof Descriptor d) {
      return call(d.function(), arguments);
    } else if (function instanceof NativeValue n && n.attribute("__call__") != null) {
      return call(n.attribute("__call__"), arguments);
    } else if (function == Value.Singleton.NONE
        || function instanceof Text
        || function instanceof Container
        || function instanceof Value.Tuple) {
      throw PythonError.of(
          "TypeError", Names.kind(function) + " cannot be called", arguments.site());
    }
    return decorated(
        arguments, arguments.unknown("calling " + Names.kind(function) + " is not followed"));
  }

  /** Something that is no part of the project: what it gives back cannot be known. */
  private static Value foreign(Value.Opaque function, Arguments arguments) {
    if (Exceptions.isException(function.name())) {
      return new Raised(function, arguments.positional());
    }
    // What libraries do goes well: who calls them within `try` mostly means another platform.
    return decorated(
        arguments,
        new Value.Unknown("`" + function.name() + "` is no part of the project", arguments.site()));
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
    // Whoever is unknown may change what is handed over; a library's function hardly does.
    return otherwise;
  }

  private static Value unfollowed(FunctionValue function, Arguments arguments) {
    return arguments.unknown("a decorator of `" + function.name() + "` is no part of the project");
  }

  /** Runs a function of the project. */
  private Value run(FunctionValue function, Arguments arguments) {
    Budget budget = interpreter.budget();
    if (!budget.enter()) {
      budget.leave();
      return arguments.unknown(
          "`" + function.name() + "` calls itself more deeply than is followed");
    }
    try {
      Frame frame = Frame.ofFunction(function);
      bind(function, arguments, frame);
      if (function.code().generator()) {
        frame.yielded = new ArrayList<>();
      }
      interpreter.statements().run(function.code().body(), frame);
      if (frame.yielded != null) {
        return frame.result instanceof Value.Unknown
            ? frame.result
            : new IteratorValue(frame.yielded);
      }
      return frame.result;
    } finally {
      budget.leave();
    }
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
