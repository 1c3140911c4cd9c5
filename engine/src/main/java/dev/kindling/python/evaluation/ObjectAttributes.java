package dev.kindling.python.evaluation;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Bindings;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PartialMethod;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import dev.kindling.python.values.WrappedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code object} does with the attributes of an object of the project's class: descriptors of
 * the class that set come first, then what the object has, then the rest of the class.
 */
final class ObjectAttributes {

  /** What of an object cannot be replaced without becoming another one. */
  private static final Set<String> OF_ITS_KIND = Set.of("__dict__", "__class__");

  private ObjectAttributes() {}

  /** Whether the value, found in a class, comes before what the object itself has. */
  static boolean isDataDescriptor(Value inClass) {
    return inClass instanceof Descriptor d && d.kind() == Descriptor.Kind.PROPERTY
        || inClass instanceof Instance i
            && (i.type().find("__set__") != null || i.type().find("__delete__") != null);
  }

  /**
   * What an attribute of a class is of an object, or of the class where there is no object.
   *
   * @param self the object, else the class
   */
  static Value bind(Value member, Value self, ClassValue type, Site site, Interpreter interpreter) {
    boolean object = self instanceof Instance || self instanceof EnumMember;
    if (member instanceof Descriptor d) {
      return switch (d.kind()) {
        case STATIC -> d.function();
        case CLASS -> new BoundMethod(type, d.function());
        case PROPERTY -> object ? property(d, self, site, interpreter) : d;
        case CACHED_PROPERTY -> object ? cached(type, d, self, site, interpreter) : d;
      };
    } else if (member instanceof PartialMethod partial) {
      return object ? partial.bound(self) : member;
    } else if (member instanceof Instance own && own.type().find("__get__") != null) {
      return call(
          interpreter, own, "__get__", List.of(object ? self : Value.Singleton.NONE, type), site);
    }
    return object && (member instanceof FunctionValue || member instanceof WrappedFunction)
        ? new BoundMethod(self, member)
        : member;
  }

  private static Value property(Descriptor d, Value self, Site site, Interpreter interpreter) {
    if (d.function() == Value.Singleton.NONE) {
      throw PythonError.of("AttributeError", "the property has no getter", site);
    }
    return interpreter.call(d.function(), List.of(self), site);
  }

  /** Computed once, and an attribute of the object from then on. */
  private static Value cached(
      ClassValue type, Descriptor d, Value self, Site site, Interpreter interpreter) {
    Value value = interpreter.call(d.function(), List.of(self), site);
    if (self instanceof Instance instance) {
      for (Value ancestor : type.ancestry()) {
        if (ancestor instanceof ClassValue k) {
          k.attributes().entrySet().stream()
              .filter(entry -> entry.getValue() == d)
              .forEach(entry -> instance.attributes().put(entry.getKey(), value));
        }
      }
    }
    return value;
  }

  /** Calls a method that Python looks for in the class alone. */
  private static Value call(
      Interpreter interpreter, Instance self, String name, List<Value> more, Site site) {
    Value method = self.type().find(name);
    List<Value> arguments = new ArrayList<>(more);
    arguments.add(0, self);
    return method == null
        ? new Value.Unknown("`" + name + "` is not known", site)
        : interpreter.call(method, arguments, site);
  }

  /** {@code object.__setattr__(instance, name, content)}. */
  static void set(
      Instance instance, String name, Value content, Site site, Interpreter interpreter) {
    Value inClass = instance.type().find(name);
    if (inClass instanceof Descriptor d && d.kind() == Descriptor.Kind.PROPERTY) {
      if (d.setter() == null) {
        throw PythonError.of("AttributeError", "property `" + name + "` has no setter", site);
      }
      interpreter.call(d.setter(), List.of(instance, content), site);
      return;
    } else if (inClass instanceof Instance own && isDataDescriptor(own)) {
      if (own.type().find("__set__") == null) {
        throw PythonError.of("AttributeError", "`" + name + "` cannot be set", site);
      }
      call(interpreter, own, "__set__", List.of(instance, content), site);
      return;
    }
    checkKind(instance, name, site);
    Set<String> slots = Slots.of(instance.type());
    boolean field = instance.type().isNamedTuple() && instance.type().allFields().contains(name);
    if (field || slots != null && !slots.contains(name)) {
      throw PythonError.of("AttributeError", "`" + name + "` cannot be set", site);
    }
    if (instance.payload() instanceof NativeValue base
        && (base.attribute(name) != null || name.startsWith("_"))) {
      // What the base class does with its own attributes would not see the new value.
      throw PythonError.unfollowed(
          "setting `" + name + "` of a " + base.typeName() + " is not followed", site);
    }
    instance.attributes().put(name, content);
  }

  private static void checkKind(Instance instance, String name, Site site) {
    if (OF_ITS_KIND.contains(name)) {
      throw PythonError.unfollowed(
          "changing `" + name + "` of a " + instance.type().name() + " is not followed", site);
    }
  }

  /** {@code object.__delattr__(instance, name)}. */
  static void delete(Instance instance, String name, Site site, Interpreter interpreter) {
    Value inClass = instance.type().find(name);
    if (inClass instanceof Descriptor d && d.kind() == Descriptor.Kind.PROPERTY) {
      if (d.deleter() == null) {
        throw PythonError.of("AttributeError", "property `" + name + "` has no deleter", site);
      }
      interpreter.call(d.deleter(), List.of(instance), site);
      return;
    } else if (inClass instanceof Instance own && isDataDescriptor(own)) {
      if (own.type().find("__delete__") == null) {
        throw PythonError.of("AttributeError", "`" + name + "` cannot be deleted", site);
      }
      call(interpreter, own, "__delete__", List.of(instance), site);
      return;
    }
    checkKind(instance, name, site);
    remove(instance.attributes(), name, instance, site);
  }

  /** Removes a name that must be there. */
  static void remove(Map<String, Value> names, String name, Value owner, Site site) {
    boolean open = names instanceof Bindings own && own.rest() != null;
    if (names.remove(name) == null && !open) {
      throw PythonError.of(
          "AttributeError", Names.kind(owner) + " has no attribute `" + name + "`", site);
    }
  }

  /** A method of {@code object} of these names, as the class has it; null for any other. */
  static @Nullable NativeFunction method(String name) {
    NativeFunction.Code code =
        switch (name) {
          case "__setattr__" ->
              call -> {
                set(
                    (Instance) call.positional().get(0),
                    name(call),
                    content(call),
                    call.site(),
                    call.interpreter());
                return Value.Singleton.NONE;
              };
          case "__delattr__" ->
              call -> {
                delete(
                    (Instance) call.positional().get(0),
                    name(call),
                    call.site(),
                    call.interpreter());
                return Value.Singleton.NONE;
              };
          case "__getattribute__" ->
              call ->
                  call.interpreter()
                      .attributes()
                      .plain((Instance) call.positional().get(0), name(call), call.site());
          default -> null;
        };
    if (code == null) {
      return null;
    }
    int arguments = name.equals("__setattr__") ? 3 : 2;
    return NativeFunction.function(
        "object." + name,
        call ->
            call.positional().size() == arguments
                    && call.get(0) instanceof Instance
                    && call.get(1) instanceof Text
                ? code.call(call)
                : call.unknown("which attribute `object." + name + "` means is not known"));
  }

  private static String name(Arguments call) {
    return ((Text) call.positional().get(1)).value();
  }

  private static Value content(Arguments call) {
    return call.positional().get(2);
  }
}
