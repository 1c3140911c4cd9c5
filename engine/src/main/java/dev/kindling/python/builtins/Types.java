package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Exceptions;
import dev.kindling.python.files.PathValue;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.DictView;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code isinstance}, {@code issubclass} and {@code callable}. */
public final class Types {

  private static final Set<String> ITERABLES =
      Set.of("collections.abc.Iterable", "typing.Iterable", "collections.Iterable");

  private Types() {}

  public static Value isInstance(Arguments call) {
    Value value = call.get(0);
    Value type = call.get(1);
    return answer(
        value == null || type == null ? Optional.empty() : isInstance(value, type), call, value);
  }

  private static Value answer(Optional<Boolean> known, Arguments call, Value value) {
    return known
        .map(k -> Value.of(k))
        .orElseGet(
            () ->
                value instanceof Value.Unknown
                    ? value
                    : call.unknown(
                        "the type of "
                            + (value == null ? "it" : Names.kind(value))
                            + " is not known"));
  }

  /** Whether it is of a class of omegaconf. Its lists are not told apart from Python's. */
  private static Optional<Boolean> isConfig(Container value, String simple) {
    boolean dict =
        value instanceof Container.DictValue d && d.kind() == Container.DictValue.Kind.CONFIG;
    return switch (simple) {
      case "DictConfig" -> Optional.of(dict);
      case "ListConfig", "Container", "BaseContainer", "Node" ->
          value instanceof Container.ListValue
              ? Optional.empty()
              : Optional.of(dict && !simple.equals("ListConfig"));
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> isInstance(Value value, Value type) {
    if (type instanceof Value.Tuple t) {
      return any(t.items(), one -> isInstance(value, one));
    } else if (type instanceof Value.Subscripted s
        && s.origin().equals(new Value.Opaque("typing.Union"))) {
      return any(s.arguments(), one -> isInstance(value, one));
    } else if (value instanceof Value.Unknown || value instanceof Value.Opaque) {
      return Optional.empty();
    }
    String name =
        type instanceof NativeFunction f
            ? f.name()
            : type instanceof Value.Opaque o ? o.name() : "";
    if (value instanceof Raised r && !(type instanceof NativeFunction)) {
      return Exceptions.isKindOf(r.type(), type);
    } else if (value instanceof Instance e && Exceptions.isException(e.type())) {
      return type instanceof NativeFunction f
          ? Optional.of(f.name().equals("object"))
          : Exceptions.isKindOf(e.type(), type);
    } else if (value instanceof Instance i) {
      boolean found =
          i.type().ancestry().contains(type)
              || name.equals("object")
              || i.plain() != i && isInstance(i.plain(), type).orElse(false);
      boolean foreign = i.type().foreignBase() instanceof Value.Opaque;
      return found || !foreign || type instanceof ClassValue
          ? Optional.of(found)
          : Optional.empty();
    } else if (value instanceof EnumMember m) {
      boolean found =
          m.type().ancestry().contains(type)
              || name.equals("object")
              || name.equals("enum.Enum")
              || m.plain() != m && isInstance(m.plain(), type).orElse(false);
      return found || !m.type().hasForeignCode() ? Optional.of(found) : Optional.empty();
    } else if (type instanceof ClassValue) {
      return Optional.of(value instanceof Raised r && r.type() == type);
    } else if (type == Value.Singleton.NONE) {
      return Optional.of(value == Value.Singleton.NONE);
    } else if (name.isEmpty()) {
      return Optional.empty();
    }
    String own = Names.type(value);
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (type instanceof NativeFunction) {
      return Optional.of(
          name.equals("object")
              || own.equals(name)
              || name.equals("int") && own.equals("bool")
              || name.equals("dict")
                  && value instanceof Container.DictValue d
                  && d.kind() != Container.DictValue.Kind.CONFIG
              || name.equals("pathlib.PurePath") && value instanceof PathValue
              || name.equals("pathlib.Path") && value instanceof PathValue p && !p.pure()
              || name.equals("datetime.date") && own.equals("datetime.datetime")
              || name.equals("type")
                  && (value instanceof ClassValue
                      || value instanceof NativeFunction f && f.type()));
    }
    if (ITERABLES.contains(name)) {
      return value instanceof Text
              || value instanceof Container
              || value instanceof Value.Tuple
              || value instanceof Value.Range
              || value instanceof Value.Bytes
              || value instanceof IteratorValue
              || value instanceof DictView
          ? Optional.of(true)
          : Optional.empty();
    }
    if (name.startsWith("omegaconf.") && value instanceof Container c) {
      return isConfig(c, simple);
    }
    return switch (simple) {
      case "Mapping", "MutableMapping" -> Optional.of(value instanceof Container.DictValue);
      case "Dict" ->
          Optional.of(
              value instanceof Container.DictValue d
                  && d.kind() != Container.DictValue.Kind.CONFIG);
      case "List" -> Optional.of(own.equals("list"));
      case "MutableSequence" -> Optional.of(value instanceof Container.ListValue);
      case "FrozenSet" -> Optional.of(own.equals("frozenset"));
      case "MutableSet" -> Optional.of(own.equals("set"));
      case "Set", "AbstractSet" ->
          name.equals("typing.Set")
              ? Optional.of(own.equals("set"))
              : Optional.of(
                  value instanceof Container.SetValue
                      || own.equals("dict_keys")
                      || own.equals("dict_items"));
      case "Tuple" -> Optional.of(value instanceof Value.Tuple);
      case "Sequence" ->
          Optional.of(
              value instanceof Container.ListValue
                  || value instanceof Value.Tuple
                  || value instanceof Text
                  || value instanceof Value.Bytes
                  || value instanceof Value.Range);
      case "Hashable" ->
          value instanceof Container
              ? Optional.of(own.equals("frozenset"))
              : value instanceof Text || NumberFunctions.number(value) != null
                  ? Optional.of(true)
                  : Optional.empty();
      case "Callable" -> callable(value);
      case "FunctionType", "LambdaType" ->
          value instanceof FunctionValue f && f.unfollowed()
              ? Optional.empty()
              : Optional.of(value instanceof FunctionValue);
      case "MethodType" -> Optional.of(value instanceof BoundMethod);
      case "ModuleType" -> Optional.of(value instanceof ModuleValue);
      case "PathLike" ->
          value instanceof NativeValue && !(value instanceof PathValue)
              ? Optional.empty()
              : Optional.of(value instanceof PathValue);
      default ->
          // A plain value is no object of a library's class.
          value instanceof Text
                  || value instanceof Value.Int
                  || value instanceof Value.Real
                  || value instanceof Value.Singleton
                  || value instanceof Container
              ? name.startsWith("typing.")
                      || name.startsWith("collections.")
                      || name.startsWith("numbers.")
                  ? Optional.empty()
                  : Optional.of(false)
              : Optional.empty();
    };
  }

  private interface Test {
    Optional<Boolean> of(Value value);
  }

  private static Optional<Boolean> any(List<Value> values, Test test) {
    boolean known = true;
    for (Value value : values) {
      Optional<Boolean> one = test.of(value);
      if (one.isPresent() && one.get()) {
        return one;
      }
      known &= one.isPresent();
    }
    return known ? Optional.of(false) : Optional.empty();
  }

  static Value isSubclass(Arguments call) {
    Value value = call.get(0);
    Value type = call.get(1);
    Optional<Boolean> known =
        value == null || type == null ? Optional.empty() : isSubclass(value, type);
    return answer(known, call, value == null ? Value.Singleton.NONE : value);
  }

  private static Optional<Boolean> isSubclass(Value value, Value type) {
    if (type instanceof Value.Tuple t) {
      return any(t.items(), one -> isSubclass(value, one));
    } else if (value instanceof ClassValue k) {
      return k.ancestry().contains(type)
              || type instanceof NativeFunction f && f.name().equals("object")
          ? Optional.of(true)
          : k.foreignBase() == null ? Optional.of(false) : Optional.empty();
    }
    return value instanceof NativeFunction f
            && type instanceof NativeFunction g
            && f.type()
            && g.type()
            && f.name().indexOf('.') < 0
            && g.name().indexOf('.') < 0
        ? Optional.of(
            f.equals(g)
                || g.name().equals("object")
                || f.name().equals("bool") && g.name().equals("int"))
        : Optional.empty();
  }

  static Value callable(Arguments call) {
    Value value = call.get(0);
    return answer(
        value == null ? Optional.empty() : callable(value),
        call,
        value == null ? Value.Singleton.NONE : value);
  }

  private static Optional<Boolean> callable(Value value) {
    if (value instanceof FunctionValue
        || value instanceof NativeFunction
        || value instanceof ClassValue
        || value instanceof BoundMethod
        || value instanceof Value.Partial) {
      return Optional.of(true);
    } else if (value instanceof Instance i && i.type().foreignBase() == null) {
      return Optional.of(i.type().find("__call__") != null);
    } else if (value instanceof Text
        || value instanceof Container
        || value instanceof Value.Singleton
        || value instanceof Value.Int
        || value instanceof Value.Tuple) {
      return Optional.of(false);
    }
    return Optional.empty();
  }
}
