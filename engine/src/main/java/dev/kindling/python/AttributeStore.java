package dev.kindling.python;

import java.util.List;

/** {@code value.name = content}. */
final class AttributeStore {

  private AttributeStore() {}

  /**
   * {@code value.name = content}.
   *
   * @throws PythonError one that nobody catches, where everybody who holds the value would see it
   *     changed and the reader does not
   */
  static void set(Value value, String name, Value content, Site site, Interpreter interpreter) {
    if (value instanceof Value.Unknown || value instanceof Value.Opaque) {
      // What is put into something that is not followed is in other hands from then on.
      new Havoc(interpreter, Iteration.unknown(value, site)).of(List.of(value, content));
    } else if (value instanceof Instance instance) {
      ofInstance(instance, name, content, site, interpreter);
    } else if (value instanceof ClassValue type) {
      type.attributes().put(name, content);
    } else if (value instanceof FunctionValue function) {
      function.attributes().put(name, content);
    } else if (value instanceof ModuleValue module) {
      module.names().put(name, content);
    } else if (value instanceof Value.Partial partial) {
      partial.attributes().put(name, content);
    } else if (value instanceof EnumMember m) {
      m.attributes().put(name, content);
    } else if (value instanceof Container.DictValue d
        && d.kind() == Container.DictValue.Kind.CONFIG) {
      d.entries().put(Value.of(name), content);
    } else if (value instanceof NativeValue n && !n.set(name, content)) {
      throw PythonError.unfollowed(
          "setting `" + name + "` of a " + n.typeName() + " is not followed", site);
    }
  }

  private static void ofInstance(
      Instance instance, String name, Value content, Site site, Interpreter interpreter) {
    Value own = instance.type().find("__setattr__");
    if (own != null) {
      interpreter.call(
          own instanceof FunctionValue ? new BoundMethod(instance, own) : own,
          List.of(Value.of(name), content),
          site);
      return;
    }
    if (instance.type().find(name) instanceof Descriptor d && d.setter() != null) {
      interpreter.call(d.setter(), List.of(instance, content), site);
      return;
    }
    DataClass data = instance.type().dataClass();
    if (data != null && data.frozen()) {
      throw PythonError.of(
          "dataclasses.FrozenInstanceError", "cannot assign to field `" + name + "`", site);
    }
    instance.attributes().put(name, content);
  }

  /** {@code object.__setattr__}, which asks neither the class nor the data class. */
  static NativeFunction plain() {
    return NativeFunction.function(
        "object.__setattr__",
        call -> {
          if (call.get(0) instanceof Instance instance
              && call.get(1) instanceof Text name
              && call.get(2) != null) {
            instance.attributes().put(name.value(), call.get(2));
            return Value.Singleton.NONE;
          }
          return call.unknown("what `object.__setattr__` sets is not known");
        });
  }
}
