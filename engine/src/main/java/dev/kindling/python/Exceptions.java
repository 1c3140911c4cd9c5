package dev.kindling.python;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which exception is of which kind. */
final class Exceptions {

  /** Python's own, each with its base; the rest derive from {@code Exception}. */
  private static final Map<String, String> BASES =
      Map.ofEntries(
          Map.entry("KeyError", "LookupError"),
          Map.entry("IndexError", "LookupError"),
          Map.entry("ModuleNotFoundError", "ImportError"),
          Map.entry("FileNotFoundError", "OSError"),
          Map.entry("PermissionError", "OSError"),
          Map.entry("IOError", "OSError"),
          Map.entry("EnvironmentError", "OSError"),
          Map.entry("ZeroDivisionError", "ArithmeticError"),
          Map.entry("OverflowError", "ArithmeticError"),
          Map.entry("UnboundLocalError", "NameError"),
          Map.entry("NotImplementedError", "RuntimeError"),
          Map.entry("RecursionError", "RuntimeError"),
          Map.entry("UnicodeDecodeError", "ValueError"),
          Map.entry("UnicodeError", "ValueError"),
          Map.entry("IndentationError", "SyntaxError"),
          Map.entry("Exception", "BaseException"),
          Map.entry("SystemExit", "BaseException"),
          Map.entry("KeyboardInterrupt", "BaseException"),
          Map.entry("DeprecationWarning", "Warning"),
          Map.entry("UserWarning", "Warning"),
          Map.entry("FutureWarning", "Warning"));

  private static final Set<String> OTHERS =
      Set.of(
          "BaseException",
          "LookupError",
          "ImportError",
          "OSError",
          "ArithmeticError",
          "NameError",
          "RuntimeError",
          "ValueError",
          "TypeError",
          "AttributeError",
          "AssertionError",
          "SyntaxError",
          "StopIteration",
          "MemoryError",
          "EOFError",
          "Warning",
          "TimeoutError",
          "ConnectionError",
          "BufferError",
          "GeneratorExit");

  private Exceptions() {}

  /** Whether the name is one of Python's own exceptions. */
  static boolean isBuiltin(String name) {
    return BASES.containsKey(name) || OTHERS.contains(name);
  }

  /** Whether the qualified name looks like that of an exception's class. */
  static boolean isException(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return isBuiltin(simple)
        || !simple.isEmpty()
            && Character.isUpperCase(simple.charAt(0))
            && (simple.endsWith("Error") || simple.endsWith("Exception"));
  }

  /** Whether {@code except type} catches it. */
  static boolean caught(Raised raised, Value type) {
    if (type instanceof Value.Tuple tuple) {
      return tuple.items().stream().anyMatch(one -> caught(raised, one));
    } else if (type instanceof Value.Opaque wanted) {
      return isKindOf(raised.type(), wanted.name());
    }
    return raised.type() instanceof ClassValue k && k.ancestry().contains(type);
  }

  private static boolean isKindOf(Value type, String wanted) {
    List<Value> chain = type instanceof ClassValue k ? k.ancestry() : List.of(type);
    for (Value one : chain) {
      if (one instanceof Value.Opaque o) {
        String name = own(o.name());
        while (name != null) {
          if (name.equals(wanted) || alias(name).equals(alias(wanted))) {
            return true;
          }
          name = name.equals("BaseException") ? null : BASES.getOrDefault(name, "Exception");
        }
      }
    }
    return false;
  }

  /** Kedro raises Python's own errors; its model marks those that refuse a project. */
  private static String own(String name) {
    String simple = name.startsWith("kedro.") ? name.substring("kedro.".length()) : name;
    return isBuiltin(simple) ? simple : name;
  }

  private static String alias(String name) {
    return name.equals("IOError") || name.equals("EnvironmentError") ? "OSError" : name;
  }
}
