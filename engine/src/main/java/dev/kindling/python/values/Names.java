package dev.kindling.python.values;

import java.util.Locale;
import java.util.Set;

/** How values are called in messages, and the names of their types. */
public final class Names {

  private static final Set<String> LOWER_CASE_TYPES =
      Set.of(
          "array",
          "defaultdict",
          "deque",
          "dtype",
          "list",
          "dict",
          "set",
          "tuple",
          "type",
          "frozenset",
          "memmap",
          "ndarray",
          "partial",
          "recarray");

  private Names() {}

  /** The value's kind in words: {@code a list}. */
  public static String kind(Value value) {
    if (value instanceof Value.Opaque o) {
      return "`" + o.name() + "`";
    } else if (value instanceof NativeFunction f) {
      return "`" + f.name() + "`";
    } else if (value instanceof FunctionValue f) {
      return "the function `" + f.name() + "`";
    } else if (value instanceof ClassValue k) {
      return "the class `" + k.name() + "`";
    } else if (value instanceof ModuleValue m) {
      return "the module `" + m.name() + "`";
    } else if (value == Value.Singleton.NONE) {
      return "`None`";
    }
    String type = type(value);
    return ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  /** The name of the value's type. */
  public static String type(Value value) {
    if (value instanceof Text) {
      return "str";
    } else if (value instanceof Value.Int) {
      return "int";
    } else if (value instanceof Value.Real) {
      return "float";
    } else if (value instanceof Value.Bytes) {
      return "bytes";
    } else if (value instanceof Container c) {
      return c.typeName();
    } else if (value instanceof Value.Tuple) {
      return "tuple";
    } else if (value instanceof IteratorValue) {
      return "iterator";
    } else if (value instanceof Value.Range) {
      return "range";
    } else if (value instanceof Value.Singleton s) {
      return s == Value.Singleton.NONE
          ? "NoneType"
          : s == Value.Singleton.ELLIPSIS ? "ellipsis" : "bool";
    } else if (value instanceof Instance i) {
      return i.type().name();
    } else if (value instanceof NativeValue n) {
      return n.typeName();
    } else if (value instanceof Raised r) {
      return r.typeName();
    } else if (value instanceof Value.Unknown) {
      return "unknown value";
    }
    return "object";
  }

  /**
   * Whether something of a library may be a class, so that square brackets behind it give a type;
   * libraries write other names, as `sys.argv`, in lower case.
   */
  public static boolean mayBeType(String qualified) {
    String name = qualified.substring(qualified.lastIndexOf('.') + 1);
    return !name.equals(name.toLowerCase(Locale.ROOT))
        || LOWER_CASE_TYPES.contains(name)
        || qualified.startsWith("builtins.");
  }
}
