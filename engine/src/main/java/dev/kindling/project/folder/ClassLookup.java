package dev.kindling.project.folder;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.hints.Signature;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;

/** Follows classes that the project defines to their bases. */
final class ClassLookup {

  private final Interpreter interpreter;

  ClassLookup(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  ClassFacts find(String type) {
    int dot = type.lastIndexOf('.');
    if (dot <= 0 || !interpreter.hasModule(type.substring(0, dot))) {
      return ClassFacts.UNKNOWN;
    }
    try {
      ModuleValue module = interpreter.module(type.substring(0, dot));
      Value found =
          module == null
              ? null
              : interpreter.attribute(module, type.substring(dot + 1), Site.NOWHERE);
      if (found instanceof ClassValue own) {
        return facts(own);
      } else if (found instanceof Value.Opaque foreign) {
        return new ClassFacts(List.of(simple(foreign.name())), true, false);
      }
    } catch (PythonError e) {
      return ClassFacts.UNKNOWN;
    }
    return ClassFacts.UNKNOWN;
  }

  private ClassFacts facts(ClassValue type) {
    List<String> names = new ArrayList<>();
    for (Value ancestor : type.ancestry()) {
      if (ancestor instanceof ClassValue own) {
        names.add(own.name());
      } else if (ancestor instanceof Value.Opaque foreign) {
        names.add(simple(foreign.name()));
      } else if (ancestor instanceof NativeFunction model) {
        names.add(simple(model.name()));
      }
    }
    return new ClassFacts(names.stream().distinct().toList(), true, usesSpark(type));
  }

  private boolean usesSpark(ClassValue type) {
    for (String method : List.of("load", "_load")) {
      if (type.attributes().get(method) instanceof FunctionValue function) {
        Signature signature = interpreter.signatures().of(function, true);
        if (signature != null && signature.returns() != null) {
          return signature.returns().text().contains("pyspark.");
        }
      }
    }
    return type.module().names().values().stream()
        .anyMatch(value -> value instanceof Value.Opaque o && o.name().startsWith("pyspark"));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
