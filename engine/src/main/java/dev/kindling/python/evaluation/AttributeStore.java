package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.DataClass;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code value.name = content} and {@code del value.name}. */
public final class AttributeStore {

  /** Attributes of functions that decide what a call does. */
  private static final Set<String> OF_CODE =
      Set.of("__code__", "__defaults__", "__kwdefaults__", "__globals__", "__class__", "__dict__");

  /** Attributes of classes that decide what their objects are. */
  private static final Set<String> OF_CLASS =
      Set.of("__bases__", "__class__", "__mro__", "__dict__", "__abstractmethods__");

  private AttributeStore() {}

  /**
   * {@code value.name = content}.
   *
   * @throws PythonError as Python raises it; one that nobody catches, where everybody who holds the
   *     value would see it changed and the reader does not
   */
  public static void set(
      Value value, String name, Value content, Site site, Interpreter interpreter) {
    if (value instanceof Value.Unknown || value instanceof Value.Opaque) {
      if (value instanceof Value.Opaque library) {
        interpreter.natives().patch(library.name(), name, content);
      }
      // What is put into something that is not followed is in other hands from then on.
      new Havoc(interpreter, Iteration.unknown(value, site)).of(List.of(value, content));
    } else if (value instanceof Instance instance) {
      ofInstance(instance, name, content, site, interpreter);
    } else if (value instanceof ClassValue type) {
      checkClass(type, name, site);
      type.attributes().put(name, content);
    } else if (value instanceof FunctionValue function) {
      check(OF_CODE.contains(name), value, name, site);
      function.attributes().put(name, content);
    } else if (value instanceof ModuleValue module) {
      check(name.equals("__class__") || name.equals("__dict__"), value, name, site);
      module.names().put(name, content);
    } else if (value instanceof Value.Partial partial) {
      partial.attributes().put(name, content);
    } else if (value instanceof EnumMember m) {
      checkMember(m, name, site);
      m.attributes().put(name, content);
    } else if (value instanceof Container.DictValue d
        && d.kind() == Container.DictValue.Kind.CONFIG) {
      d.entries().put(Value.of(name), content);
    } else if (!(value instanceof NativeValue n && n.set(name, content))) {
      refuse(value, name, site);
    }
  }

  private static void check(boolean special, Value value, String name, Site site) {
    if (special) {
      throw PythonError.unfollowed(
          "changing `" + name + "` of " + Names.kind(value) + " is not followed", site);
    }
  }

  private static void checkClass(ClassValue type, String name, Site site) {
    check(OF_CLASS.contains(name), type, name, site);
    if (type.isEnum() && type.attributes().get(name) instanceof EnumMember) {
      throw PythonError.of("AttributeError", "the member `" + name + "` cannot be set", site);
    }
  }

  private static void checkMember(EnumMember member, String name, Site site) {
    check(name.startsWith("__"), member, name, site);
    if (name.equals("name") || name.equals("value")) {
      throw PythonError.of("AttributeError", "`" + name + "` of a member cannot be set", site);
    }
  }

  /** Python's own objects mostly take no attributes; of others it is not known. */
  private static void refuse(Value value, String name, Site site) {
    boolean own =
        value instanceof NativeFunction f && f.name().indexOf('.') < 0
            || value instanceof BoundMethod
            || value instanceof IteratorValue
            || value instanceof Value.Singleton
            || value instanceof Value.Tuple
            || value instanceof Value.Range
            || value instanceof Value.Bytes
            || value instanceof Text
            || NumberFunctions.number(value) != null
            || value instanceof Container c && !Names.type(c).startsWith("collections.");
    if (own) {
      boolean type = value instanceof NativeFunction f && f.type();
      throw PythonError.of(
          type ? "TypeError" : "AttributeError",
          "`" + name + "` of " + Names.kind(value) + " cannot be set",
          site);
    }
    throw PythonError.unfollowed(
        "setting `" + name + "` of " + Names.kind(value) + " is not followed", site);
  }

  private static void ofInstance(
      Instance instance, String name, Value content, Site site, Interpreter interpreter) {
    Value own = instance.type().find("__setattr__");
    if (own != null) {
      interpreter.call(
          own instanceof FunctionValue || own instanceof NativeFunction
              ? new BoundMethod(instance, own)
              : own,
          List.of(Value.of(name), content),
          site);
      return;
    }
    checkFrozen(instance, name, site);
    ObjectAttributes.set(instance, name, content, site, interpreter);
  }

  private static void checkFrozen(Instance instance, String name, Site site) {
    DataClass data = instance.type().dataClass();
    if (data != null && data.frozen()) {
      throw PythonError.of(
          "dataclasses.FrozenInstanceError", "cannot assign to field `" + name + "`", site);
    }
  }

  /**
   * {@code del value.name}.
   *
   * @throws PythonError as for {@link #set}
   */
  public static void delete(Value value, String name, Site site, Interpreter interpreter) {
    if (value instanceof Value.Unknown || value instanceof Value.Opaque) {
      new Havoc(interpreter, Iteration.unknown(value, site)).of(List.of(value));
      interpreter.doubt(Iteration.unknown(value, site));
    } else if (value instanceof Instance instance) {
      Value own =
          Overloads.call(interpreter, instance, "__delattr__", List.of(Value.of(name)), site);
      if (own == null) {
        checkFrozen(instance, name, site);
        ObjectAttributes.delete(instance, name, site, interpreter);
      }
    } else if (value instanceof ClassValue type) {
      checkClass(type, name, site);
      remove(type, type.attributes(), name, site);
    } else if (value instanceof FunctionValue function) {
      check(OF_CODE.contains(name), value, name, site);
      remove(value, function.attributes(), name, site);
    } else if (value instanceof ModuleValue module) {
      remove(value, module.names(), name, site);
    } else if (value instanceof Value.Partial partial) {
      remove(value, partial.attributes(), name, site);
    } else {
      refuse(value, name, site);
    }
  }

  private static void remove(Value owner, Map<String, Value> names, String name, Site site) {
    check(name.startsWith("__") && !names.containsKey(name), owner, name, site);
    ObjectAttributes.remove(names, name, owner, site);
  }
}
