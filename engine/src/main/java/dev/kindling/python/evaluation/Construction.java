package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Enumerations;
import dev.kindling.python.builtins.IterableFunctions;
import dev.kindling.python.builtins.NamedTuples;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.DataClass;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Making an object of a class of the project. */
final class Construction {

  private Construction() {}

  static Value of(ClassValue type, Arguments arguments) {
    if (type.isEnum()) {
      return Enumerations.call(type, arguments);
    }
    Interpreter interpreter = arguments.interpreter();
    if (type.hasBase("typing.TypedDict")) {
      // To Python that runs it is a plain dict.
      return IterableFunctions.dict(arguments);
    }
    if (type.find("__new__") == null) {
      AbstractClasses.check(type, arguments.site());
    }
    Instance instance = new Instance(type);
    if (type.find("__new__") instanceof FunctionValue maker) {
      List<Value> given = new ArrayList<>(arguments.positional());
      given.add(0, type);
      Value made = interpreter.call(maker, given, arguments.named(), arguments.site());
      if (!(made instanceof Instance own) || !own.type().ancestry().contains(type)) {
        return made;
      }
      instance = own;
    }
    if (Exceptions.isException(type)) {
      instance.attributes().put("args", new Value.Tuple(arguments.positional()));
    }
    Value constructor = type.find("__init__");
    Value foreign = type.foreignBase();
    if (constructor != null) {
      interpreter.calls().call(bound(instance, constructor), arguments);
    } else if (type.dataClass() != null && type.dataClass().init()) {
      DataClass.fill(instance, arguments);
    } else if (type.isNamedTuple()) {
      NamedTuples.fill(instance, arguments);
    } else if (type.isRecord()) {
      fill(instance, arguments);
    } else if (foreign instanceof NativeFunction model) {
      instance.payload(model.code().call(arguments));
    } else if (foreign instanceof Value.Opaque base && !Exceptions.isException(type)) {
      interpreter.calls().handed(base, arguments, List.of());
    }
    return instance;
  }

  private static BoundMethod bound(Instance instance, Value constructor) {
    return new BoundMethod(instance, constructor);
  }

  /** As pydantic's models do: fields by position or name, the class's values as defaults. */
  private static void fill(Instance instance, Arguments arguments) {
    ClassValue type = instance.type();
    Map<String, Value> given =
        arguments.bind(type.name(), type.allFields(), new ArrayList<>(arguments.named().keySet()));
    for (String field : type.allFields()) {
      Value value = given.get(field);
      if (value == null) {
        value = type.find(field);
      }
      if (value == null) {
        throw PythonError.of(
            "TypeError",
            "`" + type.name() + "` needs the argument `" + field + "`",
            arguments.site());
      }
      instance.attributes().put(field, value);
    }
    given.forEach(instance.attributes()::putIfAbsent);
    Value after = type.find("__post_init__");
    if (after != null) {
      arguments.interpreter().call(bound(instance, after), List.of(), arguments.site());
    }
  }
}
