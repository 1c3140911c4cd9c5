package dev.kindling.python;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code value.name}. */
final class Attributes {

  /** Methods of texts, dicts and sets that exist and are not followed. */
  private static final Set<String> REST =
      Set.of(
          "center",
          "expandtabs",
          "isascii",
          "isdecimal",
          "isprintable",
          "istitle",
          "maketrans",
          "rindex",
          "translate",
          "fromkeys",
          "intersection_update",
          "difference_update",
          "symmetric_difference_update");

  private final Interpreter interpreter;
  private final Natives natives;
  private final Modules modules;

  Attributes(Interpreter interpreter, Natives natives, Modules modules) {
    this.interpreter = interpreter;
    this.natives = natives;
    this.modules = modules;
  }

  Value get(Value value, String name, Site site) {
    if (value instanceof Value.Unknown) {
      return value;
    } else if (value instanceof ModuleValue module) {
      return ofModule(module, name, site);
    } else if (value instanceof Value.Opaque opaque) {
      return name.equals("__name__")
          ? Value.of(opaque.name().substring(opaque.name().lastIndexOf('.') + 1))
          : natives.member(opaque.name(), name);
    } else if (value instanceof Instance instance) {
      return ofInstance(instance, name, site);
    } else if (value instanceof ClassValue type) {
      return ofClass(type, name, site);
    } else if (value instanceof Value.Super s) {
      return ofSuper(s, name, site);
    } else if (value instanceof FunctionValue function) {
      return ofFunction(function, name, site);
    } else if (value instanceof NativeValue n) {
      return ofNative(n, name, site);
    } else if (value instanceof Text text && TextMethods.NAMES.contains(name)) {
      return method("str." + name, call -> TextMethods.call(text, name, call));
    } else if ((value instanceof Container || value instanceof Value.Tuple)
        && ContainerMethods.has(value, name)) {
      return method(
          Names.type(value) + "." + name, call -> ContainerMethods.call(value, name, call));
    } else if (value instanceof Raised raised && name.equals("args")) {
      return new Value.Tuple(raised.arguments());
    } else if (value instanceof NativeFunction function) {
      return ofNativeFunction(function, name, site);
    } else if (value instanceof BoundMethod bound) {
      return name.equals("__self__") ? bound.self() : get(bound.function(), name, site);
    } else if (value instanceof Value.Partial partial) {
      Value own = partial.attributes().get(name);
      if (own != null) {
        return own;
      }
      return switch (name) {
        case "func" -> partial.function();
        case "args" -> new Value.Tuple(partial.positional());
        case "keywords" -> keywords(partial.named());
        default -> throw missing(value, name, site);
      };
    } else if (name.equals("__class__") || name.equals("__dict__") || name.equals("__doc__")) {
      return new Value.Unknown("`" + name + "` is not followed", site);
    }
    return unfollowed(value, name, site);
  }

  private static Value keywords(Map<String, Value> named) {
    Container.DictValue result = new Container.DictValue();
    named.forEach((key, value) -> result.entries().put(Value.of(key), value));
    return result;
  }

  private static Value unfollowed(Value value, String name, Site site) {
    boolean followed =
        value == Value.Singleton.NONE
            || value instanceof Text
            || value instanceof Container
            || value instanceof Value.Tuple;
    if (followed && !name.startsWith("__") && !REST.contains(name)) {
      throw missing(value, name, site);
    }
    return new Value.Unknown(
        "the attribute `" + name + "` of " + Names.kind(value) + " is not followed", site);
  }

  private static PythonError missing(Value value, String name, Site site) {
    return PythonError.of(
        "AttributeError", Names.kind(value) + " has no attribute `" + name + "`", site);
  }

  /** A method of Python's own whose result may be unknown. */
  private static NativeFunction method(String name, NullableCode code) {
    return NativeFunction.function(
        name,
        call -> {
          Value result = code.call(call);
          if (result != null) {
            return result;
          }
          for (Value argument : call.positional()) {
            if (argument instanceof Value.Unknown u) {
              return u;
            }
          }
          return call.unknown("the result of `" + name + "` is not known here");
        });
  }

  private interface NullableCode {
    @Nullable Value call(Arguments arguments);
  }

  private Value ofModule(ModuleValue module, String name, Site site) {
    Value known = modules.member(module, name, site);
    if (known == null) {
      throw missing(module, name, site);
    }
    return known;
  }

  private Value ofInstance(Instance instance, String name, Site site) {
    Value own = instance.attributes().get(name);
    if (own != null) {
      return own;
    } else if (name.equals("__class__")) {
      return instance.type();
    } else if (name.equals("__dict__")) {
      return Container.DictValue.view(instance.attributes());
    }
    Value inClass = instance.type().find(name);
    if (inClass != null) {
      return bind(inClass, instance, instance.type(), site);
    }
    Value payload = instance.payload();
    if (payload instanceof NativeValue n) {
      Value inherited = n.attribute(name);
      if (inherited != null) {
        return inherited;
      }
    }
    Value getter = instance.type().find("__getattr__");
    if (getter != null) {
      return interpreter.call(
          bind(getter, instance, instance.type(), site), List.of(Value.of(name)), site);
    }
    Value foreign = instance.type().foreignBase();
    if (foreign == null) {
      throw missing(instance, name, site);
    }
    return new Value.Unknown(
        "the attribute `"
            + name
            + "` comes from "
            + Names.kind(foreign)
            + ", which is no part of the project",
        site);
  }

  private Value ofClass(ClassValue type, String name, Site site) {
    Value found = type.find(name);
    if (found != null) {
      return found instanceof Descriptor d
          ? d.kind() == Descriptor.Kind.CLASS ? new BoundMethod(type, d.function()) : d.function()
          : found;
    }
    return switch (name) {
      case "__name__" -> Value.of(type.name());
      case "__qualname__" -> Value.of(type.fullName().substring(type.module().name().length() + 1));
      case "__module__" -> Value.of(type.module().name());
      case "__members__" -> members(type);
      default -> {
        Value foreign = type.foreignBase();
        if (foreign == null) {
          throw missing(type, name, site);
        }
        yield foreign instanceof Value.Opaque o
            ? new Value.Opaque(o.name() + "." + name)
            : get(foreign, name, site);
      }
    };
  }

  private static Value members(ClassValue type) {
    Container.DictValue result = new Container.DictValue();
    type.attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof EnumMember) {
                result.entries().put(Value.of(name), value);
              }
            });
    return result;
  }

  private Value ofSuper(Value.Super s, String name, Site site) {
    ClassValue type = s.self() instanceof Instance i ? i.type() : (ClassValue) s.self();
    List<Value> chain = type.ancestry();
    for (Value ancestor : chain.subList(chain.indexOf(s.behind()) + 1, chain.size())) {
      if (ancestor instanceof ClassValue k && k.attributes().containsKey(name)) {
        return bind(k.attributes().get(name), s.self(), type, site);
      } else if (ancestor instanceof NativeFunction constructor && s.self() instanceof Instance i) {
        if (name.equals("__init__")) {
          return NativeFunction.function(
              constructor.name() + ".__init__", call -> construct(i, constructor, call));
        } else if (i.payload() instanceof NativeValue n && n.attribute(name) != null) {
          return get(n, name, site);
        }
      }
    }
    if (name.equals("__new__") && type.foreignBase() == null) {
      return NativeFunction.function(
          "object.__new__",
          call ->
              call.get(0) instanceof ClassValue made
                  ? new Instance(made)
                  : call.unknown("the class to make an object of is not known"));
    }
    // Whatever a foreign base class does, it leaves no value that would be known.
    return NativeFunction.function(
        "super()." + name,
        call ->
            name.equals("__init__")
                    || name.equals("__post_init__")
                    || name.equals("__init_subclass__")
                ? Value.Singleton.NONE
                : call.unknown("`super()." + name + "` is no part of the project"));
  }

  private static Value construct(Instance instance, NativeFunction constructor, Arguments call) {
    instance.payload(constructor.code().call(call));
    return Value.Singleton.NONE;
  }

  private Value bind(Value member, Value self, ClassValue type, Site site) {
    if (member instanceof Descriptor d) {
      return switch (d.kind()) {
        case STATIC -> d.function();
        case CLASS -> new BoundMethod(type, d.function());
        case PROPERTY -> interpreter.call(d.function(), List.of(self), site);
      };
    }
    if (member instanceof PartialMethod partial) {
      return partial.bound(self);
    }
    return (member instanceof FunctionValue || member instanceof WrappedFunction)
            && self instanceof Instance
        ? new BoundMethod(self, member)
        : member;
  }

  private Value ofFunction(FunctionValue function, String name, Site site) {
    Value own = function.attributes().get(name);
    if (own != null) {
      return own;
    }
    return switch (name) {
      case "__name__" -> Value.of(function.name());
      case "__qualname__" -> Value.of(function.code().qualifiedName());
      case "__module__" -> Value.of(function.moduleName());
      case "__annotations__" -> {
        Value all = interpreter.signatures().annotations(function);
        function.attributes().put(name, all);
        yield all;
      }
      case "__doc__", "__code__", "__signature__", "__defaults__" ->
          new Value.Unknown("`" + name + "` is not followed", site);
      case "__dict__" -> Container.DictValue.view(function.attributes());
      default -> {
        if (name.startsWith("__") && !name.equals("__wrapped__") && !function.unfollowed()) {
          yield new Value.Unknown("`" + name + "` is not followed", site);
        } else if (function.unfollowed()) {
          yield new Value.Unknown(
              "a decorator of `" + function.name() + "` is no part of the project", site);
        }
        throw missing(function, name, site);
      }
    };
  }

  private static Value ofNative(NativeValue value, String name, Site site) {
    Value known = value.attribute(name);
    return known != null ? known : unfollowed(value, name, site);
  }

  private static Value ofNativeFunction(NativeFunction function, String name, Site site) {
    String simple = function.name().substring(function.name().lastIndexOf('.') + 1);
    if (name.equals("__name__") || name.equals("__qualname__")) {
      return Value.of(simple);
    } else if (function.type() && simple.equals("str") && TextMethods.NAMES.contains(name)) {
      return method(
          "str." + name,
          call ->
              call.get(0) instanceof Text text
                  ? TextMethods.call(text, name, call.withoutFirst())
                  : null);
    } else if (function.name().equals("pathlib.Path") && name.equals("cwd")) {
      return method("pathlib.Path.cwd", call -> call.interpreter().files().rootPath());
    } else if (function.name().equals("dict") && name.equals("fromkeys")) {
      return method("dict.fromkeys", IterableFunctions::fromKeys);
    }
    return unfollowed(function, name, site);
  }

  /**
   * {@code value.name = content}.
   *
   * @throws PythonError one that nobody catches, where everybody who holds the value would see it
   *     changed and the reader does not
   */
  static void set(Value value, String name, Value content, Site site) {
    if (value instanceof Instance instance) {
      instance.attributes().put(name, content);
    } else if (value instanceof ClassValue type) {
      type.attributes().put(name, content);
    } else if (value instanceof FunctionValue function) {
      function.attributes().put(name, content);
    } else if (value instanceof ModuleValue module) {
      module.names().put(name, content);
    } else if (value instanceof Value.Partial partial) {
      partial.attributes().put(name, content);
    } else if (value instanceof NativeValue n) {
      throw PythonError.unfollowed(
          "setting `" + name + "` of a " + n.typeName() + " is not followed", site);
    }
  }
}
