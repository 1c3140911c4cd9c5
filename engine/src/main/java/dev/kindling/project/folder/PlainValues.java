package dev.kindling.project.folder;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the project's code as plain values of Java. */
final class PlainValues {

  private static final int MAX_DEPTH = 50;

  private PlainValues() {}

  static Object of(Value value, Site site) {
    return of(value, site, 0);
  }

  private static Object of(Value value, Site site, int depth) {
    if (value instanceof Text text) {
      return text.value();
    } else if (value instanceof Value.Int i && i.value().bitLength() < 64) {
      return i.value().longValue();
    } else if (value instanceof Value.Real r) {
      return r.value();
    } else if (value == Value.Singleton.TRUE || value == Value.Singleton.FALSE) {
      return value == Value.Singleton.TRUE;
    } else if (value == Value.Singleton.NONE) {
      return new PlainValue.Named("None");
    } else if (depth > MAX_DEPTH || value instanceof Container c && c.spoiled() != null) {
      return unknown(value, site);
    } else if (value instanceof Container.DictValue dict) {
      Map<Object, Object> result = new LinkedHashMap<>();
      dict.entries().forEach((k, v) -> result.put(of(k, site, depth + 1), of(v, site, depth + 1)));
      return result;
    } else if (value instanceof Container.ListValue list) {
      return all(list.items(), site, depth);
    } else if (value instanceof Value.Tuple tuple) {
      return all(tuple.items(), site, depth);
    } else if (value instanceof Value.Opaque opaque) {
      return new PlainValue.Named(opaque.name());
    } else if (value instanceof ClassValue type) {
      return new PlainValue.Named(type.fullName());
    } else if (value instanceof FunctionValue function) {
      return new PlainValue.Named(function.moduleName() + "." + function.name());
    } else if (value instanceof NativeFunction function) {
      return new PlainValue.Named(function.name());
    } else if (value instanceof ModuleValue module) {
      return new PlainValue.Named(module.name());
    } else if (value instanceof NativeValue path && path.typeName().startsWith("pathlib.")) {
      String text = Representation.text(value);
      return text == null ? unknown(value, site) : text;
    }
    return unknown(value, site);
  }

  private static List<Object> all(List<Value> values, Site site, int depth) {
    List<Object> result = new ArrayList<>(values.size());
    values.forEach(value -> result.add(of(value, site, depth + 1)));
    return result;
  }

  private static Object unknown(Value value, Site site) {
    Value.Unknown unknown = Iteration.unknown(value, site);
    return new PlainValue.Unknown(unknown.reason(), unknown.site().origin());
  }
}
