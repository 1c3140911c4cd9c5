package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Subscripts;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods of Python's own types, those that stand for operators among them. */
public final class PlainMethods {

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("__add__", "+"),
          Map.entry("__sub__", "-"),
          Map.entry("__mul__", "*"),
          Map.entry("__truediv__", "/"),
          Map.entry("__floordiv__", "//"),
          Map.entry("__mod__", "%"),
          Map.entry("__pow__", "**"),
          Map.entry("__and__", "&"),
          Map.entry("__or__", "|"),
          Map.entry("__xor__", "^"));
  private static final Map<String, String> COMPARISONS =
      Map.of(
          "__eq__",
          "==",
          "__ne__",
          "!=",
          "__lt__",
          "<",
          "__le__",
          "<=",
          "__gt__",
          ">",
          "__ge__",
          ">=",
          "__contains__",
          "contains");

  private PlainMethods() {}

  interface NullableCode {
    @Nullable Value call(Arguments arguments);
  }

  /** A method of Python's own whose result may be unknown. */
  static NativeFunction method(String name, NullableCode code) {
    return NativeFunction.function(
        name,
        call -> {
          Value result = code.call(call);
          if (result != null) {
            return result;
          }
          for (Value argument : call.positional()) {
            if (argument instanceof Value.Unknown u) {
              return u;
            }
          }
          return call.unknown("the result of `" + name + "` is not known here");
        });
  }

  /** The attribute; null where it is not followed, or there is none. */
  public static @Nullable Value find(Value value, String name) {
    String full = Names.type(value) + "." + name;
    if (value instanceof Text text && TextMethods.NAMES.contains(name)) {
      return method(full, call -> TextMethods.call(text, name, call));
    } else if (value instanceof Text && name.equals("maketrans")) {
      return method(full, TextMethods::table);
    } else if ((value instanceof Container || value instanceof Value.Tuple)
        && ContainerMethods.has(value, name)) {
      // Bound to its object, so that whoever has the method is seen to have the object.
      return new BoundMethod(
          value,
          method(
              full,
              call -> ContainerMethods.call(call.positional().get(0), name, call.withoutFirst())));
    } else if (value instanceof Container.ListValue l && l.isDeque() && name.equals("maxlen")) {
      return l.longest() == Integer.MAX_VALUE ? Value.Singleton.NONE : Value.of(l.longest());
    } else if (value instanceof Container.DictValue d && name.equals("default_factory")) {
      return d.kind() != Container.DictValue.Kind.DEFAULT
          ? null
          : d.factory() == null ? Value.Singleton.NONE : d.factory();
    } else if (value instanceof Value.Bytes b && !name.startsWith("__")) {
      return PythonNames.typeLacks("bytes", name)
          ? null
          : method(full, call -> ByteMethods.call(b, name, call));
    } else if (value instanceof Value.Range r) {
      Value own = range(r, name);
      return own != null ? own : operator(value, name);
    }
    Value number = NumberFunctions.number(value);
    Value own = number == null ? null : number(number, name);
    return own != null ? own : operator(value, name);
  }

  private static @Nullable Value range(Value.Range r, String name) {
    return switch (name) {
      case "start" -> Value.of(r.start());
      case "stop" -> Value.of(r.stop());
      case "step" -> Value.of(r.step());
      case "index", "count" ->
          method(
              "range." + name,
              call -> {
                List<Value> items = Iteration.items(r, call.site());
                return items == null ? null : ContainerMethods.find(items, name, call);
              });
      default -> null;
    };
  }

  private static @Nullable Value number(Value number, String name) {
    if (name.equals("real") || name.equals("numerator") && number instanceof Value.Int) {
      return number;
    } else if (name.equals("imag")) {
      return number instanceof Value.Int ? Value.of(0) : new Value.Real(0);
    } else if (name.equals("denominator") && number instanceof Value.Int) {
      return Value.of(1);
    } else if (name.equals("is_integer") && number instanceof Value.Real r) {
      return method("float.is_integer", call -> Value.of(r.whole() != null));
    } else if (name.equals("bit_length") && number instanceof Value.Int i) {
      return method("int.bit_length", call -> Value.of(i.value().abs().bitLength()));
    } else if (name.equals("bit_count") && number instanceof Value.Int i) {
      return method("int.bit_count", call -> Value.of(i.value().abs().bitCount()));
    } else if (name.equals("conjugate")) {
      return method("int.conjugate", call -> number);
    }
    return null;
  }

  /** A method that stands for an operator or one of Python's functions; null where it is none. */
  public static @Nullable Value operator(Value self, String name) {
    if (!name.startsWith("__")) {
      return null;
    }
    String operator = OPERATORS.get(name);
    String comparison = COMPARISONS.get(name);
    boolean known =
        self instanceof IteratorValue
            ? !PythonNames.typeLacks("iterator", name)
            : !PythonNames.typeLacks(self instanceof Instance ? "class" : Names.type(self), name);
    if (name.equals("__class__") && !(self instanceof Instance)) {
      return TypeAttributes.typeOf(self);
    } else if (!known) {
      return null;
    } else if (operator != null) {
      return method(
          name,
          call ->
              call.positional().size() == 1
                  ? call.interpreter()
                      .operate(self, operator, call.positional().get(0), call.site())
                  : null);
    } else if (comparison != null && !(self instanceof Instance)) {
      return method(
          name,
          call -> {
            if (call.positional().size() != 1) {
              return null;
            }
            Value other = call.positional().get(0);
            Optional<Boolean> answer =
                comparison.equals("contains")
                    ? Comparisons.compare(other, "in", self, call.site())
                    : Comparisons.compare(self, comparison, other, call.site());
            return answer.map(Value::of).orElse(null);
          });
    }
    return switch (name) {
      case "__len__" -> builtin("len", self);
      case "__iter__" -> builtin("iter", self);
      case "__next__" -> builtin("next", self);
      case "__reversed__" -> builtin("reversed", self);
      case "__str__" -> builtin("str", self);
      case "__repr__" -> builtin("repr", self);
      case "__format__" -> builtin("format", self);
      case "__bool__" -> builtin("bool", self);
      case "__int__", "__index__" -> builtin("int", self);
      case "__float__" -> builtin("float", self);
      case "__abs__" -> NumberFunctions.number(self) == null ? null : builtin("abs", self);
      case "__getitem__" ->
          self instanceof Instance
              ? null
              : method(
                  name,
                  call ->
                      call.get(0) == null
                          ? null
                          : Subscripts.get(
                              self, call.positional().get(0), call.site(), call.interpreter()));
      case "__setitem__" ->
          self instanceof Instance
              ? null
              : method(
                  name,
                  call -> {
                    if (call.positional().size() != 2) {
                      return null;
                    }
                    Subscripts.set(
                        self,
                        call.positional().get(0),
                        call.positional().get(1),
                        call.site(),
                        call.interpreter());
                    return Value.Singleton.NONE;
                  });
      default -> null;
    };
  }

  /** A function of Python's own with the object as its first argument. */
  private static @Nullable Value builtin(String name, Value self) {
    Value function = Builtins.find(name);
    return function == null ? null : new BoundMethod(self, function);
  }

  /** What every class has from {@code object}; null where it is not followed. */
  public static @Nullable Value ofObject(String name) {
    return switch (name) {
      case "__init__", "__init_subclass__" ->
          NativeFunction.function("object." + name, call -> Value.Singleton.NONE);
      default -> null;
    };
  }
}
