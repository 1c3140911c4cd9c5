package dev.kindling.python;

/** Python's own functions of objects and their attributes. */
final class ObjectFunctions {

  private ObjectFunctions() {}

  static Value descriptor(Descriptor.Kind kind, Arguments call) {
    Value function = call.get(0);
    return function == null ? call.unknown("a function is needed") : new Descriptor(kind, function);
  }

  static Value typeOf(Arguments call) {
    Value value = call.get(0);
    if (value instanceof Instance i) {
      return i.type();
    } else if (call.positional().size() == 1 && value != null) {
      Value type = Builtins.find(Names.type(value));
      return type != null
          ? type
          : call.unknown("the type of " + Names.kind(value) + " is not followed");
    }
    return call.unknown("a class that is made by a call is not followed");
  }

  static Value attribute(Arguments call) {
    Value value = call.get(0);
    if (value == null || !(call.get(1) instanceof Text name)) {
      return call.unknown("the name of the attribute is not known");
    }
    Value standard = call.get(2);
    try {
      return call.interpreter().attribute(value, name.value(), call.site());
    } catch (PythonError e) {
      if (standard == null || !e.typeName().equals("AttributeError")) {
        throw e;
      }
      return standard;
    }
  }

  static Value hasAttribute(Arguments call) {
    Value value = call.get(0);
    if (value == null || !(call.get(1) instanceof Text name)) {
      return call.unknown("the name of the attribute is not known");
    }
    try {
      Value found = call.interpreter().attribute(value, name.value(), call.site());
      return found instanceof Value.Unknown || value instanceof Value.Opaque
          ? call.unknown("whether there is an attribute `" + name.value() + "` is not known")
          : Value.Singleton.TRUE;
    } catch (PythonError e) {
      if (!e.typeName().equals("AttributeError")) {
        throw e;
      }
      return Value.Singleton.FALSE;
    }
  }

  static Value setAttribute(Arguments call) {
    Value value = call.get(0);
    Value content = call.get(2);
    if (value != null && content != null && call.get(1) instanceof Text name) {
      Attributes.set(value, name.value(), content, call.site());
    }
    return Value.Singleton.NONE;
  }
}
