package dev.kindling.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions and classes that every module sees. */
final class Builtins {

  /** Functions that change nothing of what they are given. */
  static final Set<String> HARMLESS =
      Set.of(
          "print",
          "len",
          "str",
          "int",
          "float",
          "bool",
          "list",
          "tuple",
          "dict",
          "set",
          "sorted",
          "isinstance",
          "issubclass",
          "repr",
          "type",
          "min",
          "max",
          "sum",
          "any",
          "all",
          "range",
          "enumerate",
          "zip",
          "id",
          "hash",
          "callable",
          "hasattr",
          "getattr",
          "frozenset");

  private static final Set<String> PLAIN_TYPES =
      Set.of("object", "bytes", "bytearray", "complex", "memoryview", "slice");

  private Builtins() {}

  /** The model of that name; null where Python has none. */
  static @Nullable Value find(String name) {
    NativeFunction.Code function = function(name);
    if (function != null) {
      return NativeFunction.function(name, function);
    }
    NativeFunction.Code type = type(name);
    if (type != null) {
      return NativeFunction.type(name, type);
    } else if (PLAIN_TYPES.contains(name)) {
      return NativeFunction.type(name, call -> call.unknown("`" + name + "` is not followed"));
    } else if (Exceptions.isBuiltin(name)) {
      return new Value.Opaque(name);
    }
    return switch (name) {
      case "Ellipsis" -> Value.Singleton.ELLIPSIS;
      case "NotImplemented",
          "__debug__",
          "__import__",
          "eval",
          "exec",
          "compile",
          "input",
          "id",
          "hash",
          "vars",
          "dir",
          "breakpoint",
          "exit",
          "quit",
          "bin",
          "hex",
          "oct",
          "ascii",
          "aiter",
          "anext",
          "delattr",
          "help",
          "copyright",
          "credits",
          "license" ->
          new Value.Opaque("builtins." + name);
      default -> null;
    };
  }

  private static NativeFunction.@Nullable Code type(String name) {
    return switch (name) {
      case "str" ->
          call ->
              call.get(0) == null
                  ? Value.of("")
                  : text(call.positional().get(0), call.site(), call.interpreter());
      case "int" -> Builtins::whole;
      case "float" -> Builtins::real;
      case "bool" ->
          call -> {
            Value value = call.get(0);
            return value == null
                ? Value.Singleton.FALSE
                : Truth.of(value)
                    .map(t -> Value.of(t))
                    .orElseGet(() -> Iteration.unknown(value, call.site()));
          };
      case "list" -> call -> collect(call, items -> new Container.ListValue(items));
      case "tuple" -> call -> collect(call, items -> new Value.Tuple(items));
      case "set", "frozenset" -> call -> collect(call, items -> new Container.SetValue(items));
      case "dict" -> Builtins::dict;
      case "range" -> Builtins::range;
      case "property" -> call -> descriptor(Descriptor.Kind.PROPERTY, call);
      case "staticmethod" -> call -> descriptor(Descriptor.Kind.STATIC, call);
      case "classmethod" -> call -> descriptor(Descriptor.Kind.CLASS, call);
      case "type" -> Builtins::typeOf;
      case "super" -> call -> call.unknown("`super` with arguments is not followed");
      case "enumerate" -> Builtins::enumerate;
      case "zip" -> Builtins::zip;
      case "map" -> Builtins::map;
      case "filter" -> Builtins::filter;
      case "reversed" -> call -> collect(call, Builtins::reversed);
      default -> null;
    };
  }

  private static NativeFunction.@Nullable Code function(String name) {
    return switch (name) {
      case "print" -> call -> Value.Singleton.NONE;
      case "len" -> Builtins::length;
      case "sum" -> Builtins::sum;
      case "min" -> call -> extreme(call, false);
      case "max" -> call -> extreme(call, true);
      case "sorted" -> Builtins::sorted;
      case "any" -> call -> quantified(call, true);
      case "all" -> call -> quantified(call, false);
      case "isinstance" -> Types::isInstance;
      case "issubclass" -> Types::isSubclass;
      case "callable" -> Types::callable;
      case "getattr" -> Builtins::attribute;
      case "hasattr" -> Builtins::hasAttribute;
      case "setattr" -> Builtins::setAttribute;
      case "repr" ->
          call -> {
            String text = call.get(0) == null ? null : Representation.of(call.positional().get(0));
            return text == null ? call.unknown("the text is not known") : Value.of(text);
          };
      case "abs" -> Builtins::absolute;
      case "round" -> Builtins::round;
      case "iter" -> call -> collect(call, IteratorValue::new);
      case "next" -> Builtins::next;
      case "divmod", "pow", "chr", "ord", "format" ->
          call -> call.unknown("`" + name + "` is not followed");
      case "locals", "globals" -> call -> call.unknown("`" + name + "` is not followed here");
      case "open" ->
          call ->
              call.interpreter()
                  .call(
                      call.interpreter().natives().member("io", "open"),
                      call.positional(),
                      call.named(),
                      call.site());
      default -> null;
    };
  }

  // ---------------------------------------------------------------- texts and numbers

  /** {@code str(value)}. */
  static Value text(Value value, Site site, Interpreter interpreter) {
    if (value instanceof Value.Unknown || value instanceof Text) {
      return value;
    } else if (value instanceof Instance i && i.type().find("__str__") != null) {
      return interpreter.call(interpreter.attribute(i, "__str__", site), List.of(), site);
    } else if (value instanceof EnumMember m && m.type().find("__str__") != null) {
      return interpreter.call(m.type().find("__str__"), List.of(m), site);
    }
    String text = Representation.text(value);
    return text == null
        ? new Value.Unknown("the text of " + Names.kind(value) + " is not known", site)
        : new Text(text, site);
  }

  private static Value whole(Arguments call) {
    Value value = call.get(0);
    if (value == null) {
      return Value.of(0);
    } else if (value instanceof Text text && call.positional().size() == 1) {
      String digits = text.value().strip().replace("_", "");
      if (!digits.matches("[+-]?\\d{1,4000}")) {
        throw PythonError.of("ValueError", "the text is no whole number", call.site());
      }
      return new Value.Int(new BigInteger(digits));
    } else if (value instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      return new Value.Int(new BigDecimal(r.value()).toBigInteger());
    } else if (value == Value.Singleton.TRUE || value == Value.Singleton.FALSE) {
      return Value.of(value == Value.Singleton.TRUE ? 1 : 0);
    } else if (value == Value.Singleton.NONE) {
      throw PythonError.of("TypeError", "int() of None", call.site());
    }
    return value instanceof Value.Int ? value : Iteration.unknown(value, call.site());
  }

  private static Value real(Arguments call) {
    Value value = call.get(0);
    if (value instanceof Text text) {
      try {
        return new Value.Real(Double.parseDouble(text.value().strip()));
      } catch (NumberFormatException e) {
        throw PythonError.of("ValueError", "the text is no number", call.site());
      }
    } else if (value instanceof Value.Int i) {
      return new Value.Real(i.value().doubleValue());
    }
    return value == null
        ? new Value.Real(0)
        : value instanceof Value.Real ? value : Iteration.unknown(value, call.site());
  }

  private static Value absolute(Arguments call) {
    Value value = call.get(0);
    return value instanceof Value.Int i
        ? new Value.Int(i.value().abs())
        : value instanceof Value.Real r
            ? new Value.Real(Math.abs(r.value()))
            : call.unknown("the number is not known");
  }

  private static Value round(Arguments call) {
    Value value = call.get(0);
    Value digits = call.get(1, "ndigits");
    if (value instanceof Value.Int && digits == null) {
      return value;
    } else if (value instanceof Value.Real r
        && !Double.isNaN(r.value())
        && !Double.isInfinite(r.value())) {
      BigDecimal exact = new BigDecimal(r.value());
      if (digits == null) {
        return new Value.Int(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
      } else if (digits instanceof Value.Int n && n.value().bitLength() < 10) {
        return new Value.Real(
            exact.setScale(n.value().intValue(), RoundingMode.HALF_EVEN).doubleValue());
      }
    }
    return call.unknown("the number is not known");
  }

  // ---------------------------------------------------------------- containers

  private interface Maker {
    Value make(List<Value> items);
  }

  private static Value collect(Arguments call, Maker maker) {
    Value whole = call.get(0);
    if (whole == null) {
      return maker.make(List.of());
    }
    List<Value> items = Iteration.items(whole, call.site());
    if (items == null) {
      return Iteration.unknown(whole, call.site());
    }
    call.interpreter().budget().steps(items.size());
    return maker.make(items);
  }

  private static Value reversed(List<Value> items) {
    List<Value> result = new ArrayList<>(items.size());
    for (int i = items.size() - 1; i >= 0; i--) {
      result.add(items.get(i));
    }
    return new IteratorValue(result);
  }

  private static Value dict(Arguments call) {
    Container.DictValue result = new Container.DictValue();
    ContainerMethods.update(result, call);
    return result;
  }

  static @Nullable Value fromKeys(Arguments call) {
    Value keys = call.get(0);
    List<Value> items = keys == null ? null : Iteration.items(keys, call.site());
    if (items == null) {
      return null;
    }
    Container.DictValue result = new Container.DictValue();
    Value value = call.get(1);
    items.forEach(key -> result.entries().put(key, value == null ? Value.Singleton.NONE : value));
    return result;
  }

  private static Value range(Arguments call) {
    long[] bounds = new long[3];
    for (int i = 0; i < call.positional().size() && i < 3; i++) {
      Value bound = call.positional().get(i);
      if (!(bound instanceof Value.Int n) || n.value().bitLength() > 50) {
        return Iteration.unknown(bound, call.site());
      }
      bounds[i] = n.value().longValue();
    }
    return switch (call.positional().size()) {
      case 1 -> new Value.Range(0, bounds[0], 1);
      case 2 -> new Value.Range(bounds[0], bounds[1], 1);
      case 3 ->
          bounds[2] == 0
              ? call.unknown("the step of the range is 0")
              : new Value.Range(bounds[0], bounds[1], bounds[2]);
      default -> throw PythonError.of("TypeError", "range() needs 1 to 3 arguments", call.site());
    };
  }

  private static Value enumerate(Arguments call) {
    Value start = call.get(1, "start");
    long first = start instanceof Value.Int i ? i.value().longValue() : 0;
    if (start != null && !(start instanceof Value.Int)) {
      return Iteration.unknown(start, call.site());
    }
    return collect(
        call,
        items -> {
          List<Value> pairs = new ArrayList<>(items.size());
          for (int i = 0; i < items.size(); i++) {
            pairs.add(new Value.Tuple(List.of(Value.of(first + i), items.get(i))));
          }
          return new IteratorValue(pairs);
        });
  }

  private static Value zip(Arguments call) {
    List<List<Value>> columns = new ArrayList<>();
    int rows = call.positional().isEmpty() ? 0 : Integer.MAX_VALUE;
    for (Value whole : call.positional()) {
      List<Value> items = Iteration.items(whole, call.site());
      if (items == null) {
        return Iteration.unknown(whole, call.site());
      }
      columns.add(items);
      rows = Math.min(rows, items.size());
    }
    List<Value> result = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      result.add(new Value.Tuple(columns.stream().map(column -> column.get(at)).toList()));
    }
    return new IteratorValue(result);
  }

  private static Value map(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    if (function == null || whole == null || call.positional().size() > 2) {
      return call.unknown("`map` of several iterables is not followed");
    }
    List<Value> items = Iteration.items(whole, call.site());
    if (items == null) {
      return Iteration.unknown(whole, call.site());
    }
    List<Value> result = new ArrayList<>(items.size());
    items.forEach(
        item -> result.add(call.interpreter().call(function, List.of(item), call.site())));
    return new IteratorValue(result);
  }

  private static Value filter(Arguments call) {
    Value function = call.get(0);
    Value whole = call.get(1);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    if (function == null || items == null) {
      return whole == null
          ? call.unknown("`filter` needs two arguments")
          : Iteration.unknown(whole, call.site());
    }
    List<Value> result = new ArrayList<>();
    for (Value item : items) {
      Value test =
          function == Value.Singleton.NONE
              ? item
              : call.interpreter().call(function, List.of(item), call.site());
      Optional<Boolean> truth = Truth.of(test);
      if (truth.isEmpty()) {
        return Iteration.unknown(test, call.site());
      } else if (truth.get()) {
        result.add(item);
      }
    }
    return new IteratorValue(result);
  }

  private static Value length(Arguments call) {
    Value whole = call.get(0);
    if (whole instanceof Container c && c.spoiled() == null) {
      return Value.of(c.size());
    } else if (whole instanceof Value.Range r) {
      return Value.of(Iteration.length(r));
    } else if (whole instanceof Text t) {
      return Value.of(t.value().codePointCount(0, t.value().length()));
    } else if (whole instanceof Value.Tuple t) {
      return Value.of(t.items().size());
    } else if (whole instanceof Instance i && i.type().find("__len__") != null) {
      return call.interpreter()
          .call(call.interpreter().attribute(i, "__len__", call.site()), List.of(), call.site());
    } else if (whole instanceof NativeValue n && n.iterate() != null) {
      return Value.of(n.iterate().size());
    }
    return whole == null
        ? call.unknown("`len` needs an argument")
        : Iteration.unknown(whole, call.site());
  }

  private static Value sum(Arguments call) {
    Value start = call.get(1, "start");
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    if (items == null) {
      return whole == null
          ? call.unknown("`sum` needs an argument")
          : Iteration.unknown(whole, call.site());
    }
    Value total = start == null ? Value.of(0) : start;
    for (Value item : items) {
      total = call.interpreter().operate(total, "+", item, call.site());
    }
    return total;
  }

  private static Value extreme(Arguments call, boolean largest) {
    List<Value> items =
        call.positional().size() == 1
            ? Iteration.items(call.positional().get(0), call.site())
            : call.positional();
    if (items != null && items.isEmpty()) {
      Value standard = call.named().get("default");
      if (standard == null) {
        throw PythonError.of("ValueError", "the sequence is empty", call.site());
      }
      return standard;
    }
    List<Value> sorted = items == null ? null : Sorting.sorted(items, call);
    if (sorted == null) {
      return call.unknown("the order of the values is not known");
    }
    return sorted.get(largest ? sorted.size() - 1 : 0);
  }

  private static Value sorted(Arguments call) {
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    List<Value> sorted = items == null ? null : Sorting.sorted(items, call);
    return sorted != null
        ? new Container.ListValue(sorted)
        : whole != null && items == null
            ? Iteration.unknown(whole, call.site())
            : call.unknown("the order of the values is not known");
  }

  private static Value quantified(Arguments call, boolean any) {
    Value whole = call.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, call.site());
    if (items == null) {
      return whole == null
          ? call.unknown("an argument is needed")
          : Iteration.unknown(whole, call.site());
    }
    Value unknown = null;
    for (Value item : items) {
      Optional<Boolean> truth = Truth.of(item);
      if (truth.isEmpty()) {
        unknown = Iteration.unknown(item, call.site());
      } else if (truth.get() == any) {
        return Value.of(any);
      }
    }
    return unknown != null ? unknown : Value.of(!any);
  }

  private static Value next(Arguments call) {
    Value whole = call.get(0);
    Value standard = call.get(1);
    if (!(whole instanceof IteratorValue iterator)) {
      return whole == null
          ? call.unknown("an argument is needed")
          : Iteration.unknown(whole, call.site());
    } else if (!iterator.rest().isEmpty()) {
      Value first = iterator.rest().get(0);
      iterator.advance();
      return first;
    } else if (standard != null) {
      return standard;
    }
    throw PythonError.of("StopIteration", "there is no further element", call.site());
  }

  // ---------------------------------------------------------------- objects

  private static Value descriptor(Descriptor.Kind kind, Arguments call) {
    Value function = call.get(0);
    return function == null ? call.unknown("a function is needed") : new Descriptor(kind, function);
  }

  private static Value typeOf(Arguments call) {
    Value value = call.get(0);
    if (value instanceof Instance i) {
      return i.type();
    } else if (call.positional().size() == 1 && value != null) {
      Value type = find(Names.type(value));
      return type != null
          ? type
          : call.unknown("the type of " + Names.kind(value) + " is not followed");
    }
    return call.unknown("a class that is made by a call is not followed");
  }

  private static Value attribute(Arguments call) {
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

  private static Value hasAttribute(Arguments call) {
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
      return Value.Singleton.FALSE;
    }
  }

  private static Value setAttribute(Arguments call) {
    Value value = call.get(0);
    Value content = call.get(2);
    if (value != null && content != null && call.get(1) instanceof Text name) {
      Attributes.set(value, name.value(), content);
    }
    return Value.Singleton.NONE;
  }
}
