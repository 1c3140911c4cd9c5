package dev.kindling.python.builtins;

import dev.kindling.python.standard.Itertools;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Attributes of Python's own classes that do not belong to an object: {@code dict.fromkeys}. */
public final class TypeAttributes {

  private TypeAttributes() {}

  /** The attribute; null where the class has none that does not belong to an object. */
  public static @Nullable Value find(String type, String name) {
    return switch (type + "." + name) {
      case "dict.fromkeys", "collections.OrderedDict.fromkeys" ->
          PlainMethods.method("dict.fromkeys", call -> IterableFunctions.fromKeys(call, type));
      case "str.maketrans" -> PlainMethods.method("str.maketrans", TextMethods::table);
      case "bytes.fromhex" -> PlainMethods.method("bytes.fromhex", TypeAttributes::fromHex);
      case "int.from_bytes" -> NativeFunction.function("int.from_bytes", ByteNumbers::read);
      case "object.__new__", "str.__new__", "int.__new__", "tuple.__new__", "float.__new__" ->
          NativeFunction.function(type + ".__new__", call -> make(type, call));
      case "object.__init__" ->
          NativeFunction.function("object.__init__", call -> Value.Singleton.NONE);
      case "pathlib.Path.cwd" ->
          NativeFunction.function(
              "pathlib.Path.cwd", call -> call.interpreter().files().rootPath());
      case "pathlib.Path.home" ->
          NativeFunction.function(
              "pathlib.Path.home", call -> call.unknown("the home folder is not known"));
      case "itertools.chain.from_iterable" ->
          NativeFunction.function("itertools.chain.from_iterable", Itertools::flatten);
      default -> null;
    };
  }

  private static @Nullable Value fromHex(Arguments call) {
    if (!(call.get(0) instanceof Text t)) {
      return null;
    }
    try {
      return Value.Bytes.of(HexFormat.of().parseHex(t.value().replace(" ", "")));
    } catch (IllegalArgumentException e) {
      throw PythonError.of("ValueError", "non-hexadecimal number found", call.site());
    }
  }

  /** A new object of a class of the project that is a plain value as well. */
  private static Value make(String type, Arguments call) {
    if (!(call.get(0) instanceof ClassValue made)) {
      return call.unknown("the class to make an object of is not known");
    }
    Instance instance = new Instance(made);
    if (!type.equals("object") && Builtins.find(type) instanceof NativeFunction constructor) {
      instance.payload(constructor.code().call(call.withoutFirst()));
    }
    return instance;
  }

  /** The class of a value of Python's own; null where it is not modelled. */
  public static @Nullable Value typeOf(Value value) {
    return Builtins.find(Names.type(value)) instanceof NativeFunction f && f.type() ? f : null;
  }
}
