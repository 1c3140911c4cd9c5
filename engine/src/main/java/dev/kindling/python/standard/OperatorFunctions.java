package dev.kindling.python.standard;

import dev.kindling.python.builtins.IterableFunctions;
import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.builtins.PlainKind;
import dev.kindling.python.evaluation.Subscripts;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The module {@code operator}. */
final class OperatorFunctions {

  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("add", "+"),
          Map.entry("iadd", "+"),
          Map.entry("concat", "+"),
          Map.entry("sub", "-"),
          Map.entry("mul", "*"),
          Map.entry("truediv", "/"),
          Map.entry("floordiv", "//"),
          Map.entry("mod", "%"),
          Map.entry("pow", "**"),
          Map.entry("and_", "&"),
          Map.entry("or_", "|"),
          Map.entry("ior", "|"),
          Map.entry("xor", "^"),
          Map.entry("lshift", "<<"),
          Map.entry("rshift", ">>"),
          Map.entry("matmul", "@"));
  private static final Map<String, String> COMPARISONS =
      Map.of(
          "eq", "==", "ne", "!=", "lt", "<", "le", "<=", "gt", ">", "ge", ">=", "is_", "is",
          "is_not", "is not");

  private OperatorFunctions() {}

  static @Nullable Value member(String name) {
    String full = "operator." + name;
    if (BINARY.containsKey(name)) {
      return NativeFunction.function(full, call -> binary(BINARY.get(name), call));
    } else if (COMPARISONS.containsKey(name)) {
      return NativeFunction.function(full, call -> compared(COMPARISONS.get(name), call));
    }
    NativeFunction.Code code =
        switch (name) {
          case "itemgetter" -> OperatorFunctions::items;
          case "attrgetter" -> OperatorFunctions::attributes;
          case "methodcaller" -> OperatorFunctions::method;
          case "contains" -> OperatorFunctions::contains;
          case "getitem" ->
              call ->
                  call.positional().size() == 2
                      ? Subscripts.get(
                          call.positional().get(0),
                          call.positional().get(1),
                          call.site(),
                          call.interpreter())
                      : call.unknown("`getitem` needs two arguments");
          case "not_", "truth" -> call -> truth(name.equals("truth"), call);
          case "neg", "pos", "abs", "index", "inv", "invert" -> call -> unary(name, call);
          case "length_hint" -> IterableFunctions::length;
          default -> null;
        };
    return code == null ? null : NativeFunction.function(full, code);
  }

  private static Value binary(String operator, Arguments call) {
    return call.positional().size() == 2
        ? call.interpreter()
            .operate(call.positional().get(0), operator, call.positional().get(1), call.site())
        : call.unknown("an operator needs two arguments");
  }

  private static Value answer(Optional<Boolean> known, Arguments call) {
    return known.isPresent()
        ? Value.of(known.get())
        : call.positional().stream()
            .filter(Value.Unknown.class::isInstance)
            .findFirst()
            .orElseGet(() -> call.unknown("the comparison is not known"));
  }

  private static Value compared(String operator, Arguments call) {
    return call.positional().size() == 2
        ? answer(
            Comparisons.compare(
                call.positional().get(0),
                operator,
                call.positional().get(1),
                call.interpreter(),
                call.site()),
            call)
        : call.unknown("a comparison needs two arguments");
  }

  private static Value contains(Arguments call) {
    return call.positional().size() == 2
        ? answer(
            Comparisons.compare(
                call.positional().get(1),
                "in",
                call.positional().get(0),
                call.interpreter(),
                call.site()),
            call)
        : call.unknown("`contains` needs two arguments");
  }

  private static Value truth(boolean wanted, Arguments call) {
    return call.positional().size() == 1
        ? answer(
            Truth.of(call.positional().get(0), call.interpreter(), call.site())
                .map(t -> t == wanted),
            call)
        : call.unknown("an argument is needed");
  }

  private static Value unary(String name, Arguments call) {
    Value number =
        call.positional().size() == 1 ? NumberFunctions.number(call.positional().get(0)) : null;
    if (number instanceof Value.Int i) {
      return switch (name) {
        case "neg" -> new Value.Int(i.value().negate());
        case "abs" -> new Value.Int(i.value().abs());
        case "inv", "invert" -> new Value.Int(i.value().not());
        default -> i;
      };
    } else if (number instanceof Value.Real r) {
      return switch (name) {
        case "neg" -> new Value.Real(-r.value());
        case "abs" -> new Value.Real(Math.abs(r.value()));
        case "pos" -> r;
        default -> call.unknown("the number is no whole one");
      };
    }
    PlainKind kind =
        call.positional().size() == 1 ? PlainKind.of(call.positional().get(0).plain()) : null;
    if (kind != null && kind != PlainKind.NUMBER) {
      throw PythonError.of("TypeError", "a number is needed", call.site());
    }
    return call.unknown("the number is not known");
  }

  private interface Part {
    Value of(Value whole, Value key, Arguments call);
  }

  /** One part, or a tuple of several. */
  private static Value parts(Arguments getter, Arguments call, Part part) {
    if (call.positional().size() != 1) {
      return call.unknown("one object is needed");
    }
    Value whole = call.positional().get(0);
    List<Value> result = new ArrayList<>();
    getter.positional().forEach(key -> result.add(part.of(whole, key, call)));
    return result.size() == 1 ? result.get(0) : new Value.Tuple(result);
  }

  private static Value items(Arguments getter) {
    return getter.positional().isEmpty()
        ? getter.unknown("`itemgetter` needs a key")
        : NativeFunction.function(
            "operator.itemgetter()",
            call ->
                parts(
                    getter,
                    call,
                    (whole, key, inner) ->
                        Subscripts.get(whole, key, inner.site(), inner.interpreter())));
  }

  private static Value attributes(Arguments getter) {
    return getter.positional().isEmpty()
        ? getter.unknown("`attrgetter` needs a name")
        : NativeFunction.function(
            "operator.attrgetter()", call -> parts(getter, call, OperatorFunctions::attribute));
  }

  private static Value attribute(Value whole, Value name, Arguments call) {
    if (!(name instanceof Text text)) {
      return call.unknown("the name of the attribute is not known");
    }
    Value at = whole;
    for (String part : text.value().split("\\.", -1)) {
      at = call.interpreter().attribute(at, part, call.site());
    }
    return at;
  }

  private static Value method(Arguments outer) {
    if (!(outer.get(0) instanceof Text name)) {
      return outer.unknown("the name of the method is not known");
    }
    return NativeFunction.function(
        "operator.methodcaller()",
        call -> {
          if (call.positional().size() != 1) {
            return call.unknown("one object is needed");
          }
          Value bound =
              call.interpreter().attribute(call.positional().get(0), name.value(), call.site());
          return call.interpreter()
              .call(bound, outer.withoutFirst().positional(), outer.named(), call.site());
        });
  }
}
