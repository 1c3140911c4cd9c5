package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Exceptions;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.standard.StandardLibrary;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.SliceValue;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions and classes that every module sees. */
public final class Builtins {

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

  private static final Set<String> PLAIN_TYPES = Set.of("bytearray", "complex", "memoryview");

  private Builtins() {}

  /** The model of that name; null where Python has none. */
  public static @Nullable Value find(String name) {
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
          "eval",
          "exec",
          "compile",
          "input",
          "id",
          "hash",
          "breakpoint",
          "exit",
          "quit",
          "aiter",
          "anext",
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
      case "str" -> call -> ObjectFunctions.text(call);
      case "int" -> NumberFunctions::whole;
      case "float" -> NumberFunctions::real;
      case "bool" ->
          call -> {
            Value value = call.get(0);
            return value == null
                ? Value.Singleton.FALSE
                : Truth.of(value, call.interpreter(), call.site())
                    .map(t -> Value.of(t))
                    .orElseGet(() -> Iteration.unknown(value, call.site()));
          };
      case "list" ->
          call -> IterableFunctions.collect(call, items -> new Container.ListValue(items));
      case "tuple" -> call -> IterableFunctions.collect(call, items -> new Value.Tuple(items));
      case "set", "frozenset" ->
          call ->
              IterableFunctions.collectAll(
                  call, items -> Hashing.set(items, name.equals("frozenset"), call.site()));
      case "bytes" -> ByteMethods::make;
      case "slice" -> SliceValue::make;
      case "object" -> ObjectFunctions::plain;
      case "dict" -> IterableFunctions::dict;
      case "range" -> IterableFunctions::range;
      case "property" -> Descriptor::property;
      case "staticmethod" -> call -> ObjectFunctions.descriptor(Descriptor.Kind.STATIC, call);
      case "classmethod" -> call -> ObjectFunctions.descriptor(Descriptor.Kind.CLASS, call);
      case "type" -> ObjectFunctions::typeOf;
      case "super" -> call -> call.unknown("`super` with arguments is not followed");
      case "enumerate" -> IterableFunctions::enumerate;
      case "zip" -> IterableFunctions::zip;
      case "map" -> IterableFunctions::map;
      case "filter" -> IterableFunctions::filter;
      case "reversed" -> IterableFunctions::reversed;
      default -> null;
    };
  }

  private static NativeFunction.@Nullable Code function(String name) {
    return switch (name) {
      case "print" -> call -> Value.Singleton.NONE;
      case "len" -> IterableFunctions::length;
      case "sum" -> IterableFunctions::sum;
      case "min" -> call -> IterableFunctions.extreme(call, false);
      case "max" -> call -> IterableFunctions.extreme(call, true);
      case "sorted" -> IterableFunctions::sorted;
      case "any" -> call -> IterableFunctions.quantified(call, true);
      case "all" -> call -> IterableFunctions.quantified(call, false);
      case "isinstance" -> Types::isInstance;
      case "issubclass" -> Types::isSubclass;
      case "callable" -> Types::callable;
      case "getattr" -> ObjectFunctions::attribute;
      case "hasattr" -> ObjectFunctions::hasAttribute;
      case "setattr" -> ObjectFunctions::setAttribute;
      case "repr" ->
          call -> {
            String text =
                call.get(0) == null
                    ? null
                    : Representation.of(call.positional().get(0), call.interpreter());
            return text == null ? call.unknown("the text is not known") : Value.of(text);
          };
      case "__import__" -> StandardLibrary::importByName;
      case "abs" -> NumberFunctions::absolute;
      case "round" -> NumberFunctions::round;
      case "iter" -> IterableFunctions::iterator;
      case "next" -> IterableFunctions::next;
      case "divmod" -> NumberFunctions::divmod;
      case "pow" -> NumberFunctions::power;
      case "chr" -> NumberFunctions::character;
      case "ord" -> NumberFunctions::ordinal;
      case "hex" -> call -> NumberFunctions.based(call, "#x");
      case "oct" -> call -> NumberFunctions.based(call, "#o");
      case "bin" -> call -> NumberFunctions.based(call, "#b");
      case "format" -> ObjectFunctions::format;
      case "ascii" -> ObjectFunctions::ascii;
      case "vars" -> ObjectFunctions::names;
      case "dir" -> ObjectFunctions::listed;
      case "delattr" -> ObjectFunctions::deleteAttribute;
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
}
