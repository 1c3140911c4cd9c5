package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Enumerations;
import dev.kindling.python.builtins.NamedTuples;
import dev.kindling.python.builtins.PlainKind;
import dev.kindling.python.builtins.PlainMethods;
import dev.kindling.python.builtins.PythonNames;
import dev.kindling.python.builtins.TypeAttributes;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.DataClass;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code value.name}. */
final class Attributes {

  /** What {@code type} gives a class and keeps from its objects. */
  private static final Set<String> OF_CLASSES_ALONE =
      Set.of(
          "__name__", "__qualname__", "__bases__", "__base__", "__mro__", "mro", "__subclasses__");

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
          : ofForeign(opaque, name, site);
    } else if (value instanceof Instance instance) {
      return ofInstance(instance, name, site);
    } else if (value instanceof ClassValue type) {
      return ofClass(type, name, site);
    } else if (value instanceof Value.Super s) {
      return ofSuper(s, name, site);
    } else if (value instanceof FunctionValue function) {
      return ofFunction(function, name, site);
    } else if (value instanceof EnumMember member) {
      return ofMember(member, name, site);
    } else if (value instanceof NativeValue n) {
      return ofNative(n, name, site);
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
        default -> unfollowed(value, name, site);
      };
    }
    Value method = PlainMethods.find(value, name);
    if (method == null
        && value instanceof Container.DictValue d
        && d.kind() == Container.DictValue.Kind.CONFIG
        && d.spoiled() == null) {
      method = d.seen().get(Value.of(name));
    }
    return method != null ? method : unfollowed(value, name, site);
  }

  private static Value keywords(Map<String, Value> named) {
    Container.DictValue result = new Container.DictValue();
    named.forEach((key, value) -> result.entries().put(Value.of(key), value));
    return result;
  }

  /** An attribute that the reader does not model: an error only where no Python has it. */
  private static Value unfollowed(Value value, String name, Site site) {
    return unfollowed(value, Names.type(value), name, site);
  }

  private static Value unfollowed(Value value, String type, String name, Site site) {
    boolean foreign = value instanceof Value.Subscripted s && s.origin() instanceof Value.Opaque;
    if (!foreign && PythonNames.objectLacks(type, name)) {
      throw missing(value, name, site);
    }
    return new Value.Unknown(
        "the attribute `" + name + "` of " + Names.kind(value) + " is not followed",
        site,
        false,
        Reach.holds(value) ? List.of(value) : List.of());
  }

  private static PythonError missing(Value value, String name, Site site) {
    return PythonError.of(
        "AttributeError", Names.kind(value) + " has no attribute `" + name + "`", site);
  }

  private Value ofModule(ModuleValue module, String name, Site site) {
    Value known = modules.member(module, name, site);
    return known != null ? known : unfollowed(module, "module", name, site);
  }

  private Value ofInstance(Instance instance, String name, Site site) {
    Value interceptor = instance.type().find("__getattribute__");
    boolean fallback = instance.type().find("__getattr__") != null;
    if (interceptor == null && !fallback) {
      return plain(instance, name, site);
    }
    try {
      return interceptor == null
          ? plain(instance, name, site)
          : interpreter.call(interceptor, List.of(instance, Value.of(name)), site);
    } catch (PythonError e) {
      if (!fallback || !e.typeName().equals("AttributeError")) {
        throw e;
      }
      return interpreter.call(
          bind(
              Objects.requireNonNull(instance.type().find("__getattr__")),
              instance,
              instance.type(),
              site),
          List.of(Value.of(name)),
          site);
    }
  }

  /** {@code object.__getattribute__(instance, name)}. */
  Value plain(Instance instance, String name, Site site) {
    Value inClass = instance.type().find(name);
    if (inClass != null
        && ObjectAttributes.isDataDescriptor(inClass)
        && !(inClass instanceof Instance d && d.type().find("__get__") == null)) {
      return bind(inClass, instance, instance.type(), site);
    }
    Value own = instance.attributes().get(name);
    if (own != null) {
      return own;
    } else if (name.equals("__class__")) {
      return instance.type();
    } else if (name.equals("__dict__")) {
      if (Slots.of(instance.type()) != null) {
        throw missing(instance, name, site);
      }
      return Container.DictValue.view(instance.attributes());
    }
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
    Value plain = instance.plain();
    Value method = plain == instance ? null : PlainMethods.find(plain, name);
    if (method != null) {
      return method;
    }
    Value.Unknown rest = instance.attributes().rest();
    if (rest != null) {
      return rest;
    }
    Value foreign = instance.type().foreignBase();
    if (instance.type().isNamedTuple()) {
      Value named = NamedTuples.attribute(instance, name, site);
      return named != null ? named : unfollowed(instance, "typing.NamedTuple", name, site);
    } else if (foreign == null) {
      if (OF_CLASSES_ALONE.contains(name)) {
        throw missing(instance, name, site);
      }
      Value operator = PlainMethods.operator(instance, name);
      return operator != null
          ? operator
          : unfollowed(
              instance, instance.type().dataClass() != null ? "dataclass" : "class", name, site);
    }
    return new Value.Unknown(
        "the attribute `"
            + name
            + "` comes from "
            + Names.kind(foreign)
            + ", which is no part of the project",
        site,
        false,
        List.of(instance));
  }

  /** A name of a module outside the project: of Python's own it is known which there are. */
  private Value ofForeign(Value.Opaque owner, String name, Site site) {
    Value known = natives.member(owner.name(), name);
    if (known.equals(new Value.Opaque(owner.name() + "." + name))
        && PythonNames.moduleLacks(owner.name(), name)) {
      throw missing(owner, name, site);
    }
    return known;
  }

  private Value ofMember(EnumMember member, String name, Site site) {
    Value inClass = member.type().find(name);
    if (inClass != null && !(inClass instanceof EnumMember)) {
      return bind(inClass, member, member.type(), site);
    }
    Value own = member.attributes().get(name);
    if (own != null) {
      return own;
    }
    switch (name) {
      case "name", "_name_" -> {
        return member.name().isEmpty() ? Value.Singleton.NONE : Value.of(member.name());
      }
      case "value", "_value_" -> {
        return member.value();
      }
      case "__class__" -> {
        return member.type();
      }
      default -> {
        Value plain = member.plain();
        Value method = plain == member ? null : PlainMethods.find(plain, name);
        if (method != null) {
          return method;
        }
      }
    }
    boolean mixed =
        member.type().foreignBase() != null
            && member.type().ancestry().stream()
                .anyMatch(
                    base ->
                        base instanceof Value.Opaque
                            || base instanceof NativeFunction f
                                && !f.name().startsWith("enum.")
                                && !f.name().equals("object"));
    if (inClass != null || mixed) {
      return new Value.Unknown(
          "the attribute `"
              + name
              + "` of a member of `"
              + member.type().name()
              + "` is not followed",
          site);
    }
    return unfollowed(member, "enum member", name, site);
  }

  private Value ofClass(ClassValue type, String name, Site site) {
    Value found = type.find(name);
    if (name.equals("__members__") && type.isEnum()) {
      return Enumerations.byName(type);
    } else if (found != null) {
      return bind(found, type, type, site);
    }
    return switch (name) {
      case "__name__" -> Value.of(type.name());
      case "__qualname__" -> Value.of(type.fullName().substring(type.module().name().length() + 1));
      case "__module__" -> Value.of(type.module().name());
      case "__mro__" -> new Value.Tuple(withObject(type.ancestry()));
      case "mro" ->
          NativeFunction.function(
              "type.mro", call -> new Container.ListValue(withObject(type.ancestry())));
      case "__bases__" ->
          new Value.Tuple(type.bases().isEmpty() ? List.of(object()) : type.bases());
      case "__base__" -> type.bases().isEmpty() ? object() : type.bases().get(0);
      case "__dict__" -> Container.DictValue.view(type.attributes());
      case "__class__" -> classOf(type, site);
      case "__annotations__" -> annotations(type, site);
      case "_member_names_" ->
          type.isEnum()
              ? new Container.ListValue(
                  Enumerations.members(type).stream()
                      .map(m -> Value.of(((EnumMember) m).name()))
                      .toList())
              : ofForeign(type, name, site);
      case "__dataclass_fields__" ->
          type.dataClass() == null ? ofForeign(type, name, site) : dataFields(type);
      default -> ofForeign(type, name, site);
    };
  }

  private Value classOf(ClassValue type, Site site) {
    return type.foreignBase() == null
        ? natives.builtinType("type")
        : new Value.Unknown("the class of `" + type.name() + "` is not followed", site);
  }

  private static Value dataFields(ClassValue type) {
    Container.DictValue result = new Container.DictValue();
    DataClass.fields(type).forEach((name, field) -> result.entries().put(Value.of(name), field));
    return result;
  }

  private static Value annotations(ClassValue type, Site site) {
    Container.DictValue result = new Container.DictValue();
    for (String name : type.allFields()) {
      result
          .entries()
          .put(
              Value.of(name),
              new Value.Unknown("the annotation of `" + name + "` is not followed here", site));
    }
    return result;
  }

  private Value object() {
    return natives.builtinType("object");
  }

  private List<Value> withObject(List<Value> chain) {
    List<Value> result = new ArrayList<>(chain);
    if (!result.contains(object())) {
      result.add(object());
    }
    return result;
  }

  private Value ofForeign(ClassValue type, String name, Site site) {
    if (type.isNamedTuple()) {
      Value own = NamedTuples.ofClass(type, name, site);
      return own != null ? own : unfollowed(type, "typing.NamedTuple", name, site);
    }
    Value foreign = type.foreignBase();
    if (foreign == null) {
      Value own = PlainMethods.ofObject(name);
      return own != null
          ? own
          : unfollowed(type, type.dataClass() != null ? "dataclass" : "class", name, site);
    } else if (type.isEnum()) {
      return unfollowed(type, type.hasForeignCode() ? "" : "enum class", name, site);
    }
    return foreign instanceof Value.Opaque o
        ? new Value.Opaque(o.name() + "." + name)
        : get(foreign, name, site);
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
    NativeFunction plain = ObjectAttributes.method(name);
    if (plain != null && type.foreignBase() == null && s.self() instanceof Instance i) {
      return new BoundMethod(i, plain);
    }
    // Whatever a foreign base class does, it leaves no value that would be known.
    return NativeFunction.function("super()." + name, call -> ofForeignBase(s, type, name, call));
  }

  private Value ofForeignBase(Value.Super s, ClassValue type, String name, Arguments call) {
    boolean makes = name.equals("__init__") || name.equals("__post_init__");
    if (makes && exception(s, call) || name.equals("__init_subclass__")) {
      return Value.Singleton.NONE;
    }
    Value.Unknown given =
        type.foreignBase() instanceof Value.Opaque base
            ? interpreter.calls().handed(base, call, makes ? List.of() : List.of(s.self()))
            : call.unknown("`super()." + name + "` is no part of the project");
    return makes ? Value.Singleton.NONE : given;
  }

  /** An exception keeps what its base class is given. */
  private static boolean exception(Value.Super s, Arguments call) {
    if (s.self() instanceof Instance own && Exceptions.isException(own.type())) {
      own.attributes().put("args", new Value.Tuple(call.positional()));
      return true;
    }
    return false;
  }

  private static Value construct(Instance instance, NativeFunction constructor, Arguments call) {
    instance.payload(constructor.code().call(call));
    return Value.Singleton.NONE;
  }

  private Value bind(Value member, Value self, ClassValue type, Site site) {
    return ObjectAttributes.bind(member, self, type, site, interpreter);
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
      case "__dict__" -> Container.DictValue.view(function.attributes());
      case "__defaults__" -> defaults(function, site);
      default -> {
        if (function.unfollowed()) {
          yield new Value.Unknown(
              "a decorator of `" + function.name() + "` is no part of the project", site);
        }
        yield unfollowed(function, "function", name, site);
      }
    };
  }

  private static Value defaults(FunctionValue function, Site site) {
    if (function.unfollowed()) {
      return new Value.Unknown("a decorator of `" + function.name() + "` is not followed", site);
    }
    List<Value> result = new ArrayList<>();
    function.code().parameters().stream()
        .filter(
            p ->
                p.kind() == Parameter.Kind.POSITIONAL_ONLY
                    || p.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD)
        .map(function.defaults()::get)
        .filter(Objects::nonNull)
        .forEach(result::add);
    return result.isEmpty() ? Value.Singleton.NONE : new Value.Tuple(result);
  }

  private static Value ofNative(NativeValue value, String name, Site site) {
    PythonError lacking = value.lacks(name, site);
    if (lacking != null) {
      throw lacking;
    }
    Value known = value.attribute(name);
    if (known == null) {
      known = PlainMethods.operator(value, name);
    }
    return known != null ? known : unfollowed(value, name, site);
  }

  private Value ofNativeFunction(NativeFunction function, String name, Site site) {
    String full = function.name();
    String simple = full.substring(full.lastIndexOf('.') + 1);
    if (name.equals("__name__") || name.equals("__qualname__")) {
      return Value.of(simple);
    } else if (name.equals("__module__")) {
      int dot = full.lastIndexOf('.');
      return Value.of(dot < 0 ? "builtins" : full.substring(0, dot));
    } else if (!function.type()) {
      return unfollowed(function, "builtin_function_or_method", name, site);
    }
    Value own = TypeAttributes.find(full, name);
    if (own == null && full.indexOf('.') > 0) {
      own = natives.modelled(full, name);
    }
    if (own != null) {
      return own;
    } else if (PythonNames.typeLacks(full, name) && PythonNames.typeLacks("type", name)) {
      throw missing(function, name, site);
    } else if (PythonNames.typeLacks(full, name) || full.startsWith("enum.")) {
      return new Value.Unknown("`" + simple + "." + name + "` is not followed", site);
    }
    NativeFunction plain = full.equals("object") ? ObjectAttributes.method(name) : null;
    if (plain != null) {
      return plain;
    }
    // The function of the class, which takes the object as its first argument.
    return NativeFunction.function(
        full + "." + name,
        call -> {
          Value self = call.get(0);
          if (self == null || self instanceof Value.Unknown) {
            return self == null ? call.unknown("an object is needed") : self;
          } else if (PlainKind.of(self.plain()) != null && !isOf(self.plain(), full)) {
            throw PythonError.of(
                "TypeError", "`" + full + "." + name + "` is no method of it", call.site());
          }
          return call.interpreter()
              .calls()
              .call(interpreter.attribute(self, name, call.site()), call.withoutFirst());
        });
  }

  /** Whether a value of a plain type is of that one. */
  private static boolean isOf(Value value, String type) {
    String own = Names.type(value);
    return own.equals(type)
        || type.equals("object")
        || type.equals("int") && own.equals("bool")
        || type.equals("dict") && value instanceof Container.DictValue;
  }
}
