package dev.kindling.python.evaluation;

import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which exception is of which kind. */
public final class Exceptions {

  /** Python's own, each with its base, as {@code python3 -c "help('builtins')"} lists them. */
  private static final Map<String, String> BASES = bases();

  /** Errors that end a program, or that a library which the project imports does not raise. */
  private static final Set<String> NOT_DOUBTED =
      Set.of(
          "ImportError",
          "ModuleNotFoundError",
          "SyntaxError",
          "NameError",
          "UnboundLocalError",
          "KeyboardInterrupt",
          "SystemExit",
          "GeneratorExit");

  private static Map<String, String> bases() {
    Map<String, String> bases = new HashMap<>();
    for (String line :
        """
        BaseException: Exception BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit
        Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError \
        LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration \
        StopIteration SyntaxError SystemError TypeError ValueError Warning ExceptionGroup
        ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
        ImportError: ModuleNotFoundError
        LookupError: IndexError KeyError
        NameError: UnboundLocalError
        OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError \
        FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError \
        ProcessLookupError TimeoutError
        ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError \
        ConnectionResetError
        RuntimeError: NotImplementedError RecursionError
        SyntaxError: IndentationError
        IndentationError: TabError
        ValueError: UnicodeError
        UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
        Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning \
        PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning \
        UserWarning
        """
            .lines()
            .toList()) {
      String base = line.substring(0, line.indexOf(':'));
      for (String name : line.substring(line.indexOf(':') + 2).split(" +")) {
        bases.put(name, base);
      }
    }
    return Map.copyOf(bases);
  }

  private Exceptions() {}

  /** Whether the name is one of Python's own exceptions. */
  public static boolean isBuiltin(String name) {
    return BASES.containsKey(alias(name)) || name.equals("BaseException");
  }

  /** Whether the qualified name looks like that of an exception's class. */
  static boolean isException(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return isBuiltin(simple)
        || !simple.isEmpty()
            && Character.isUpperCase(simple.charAt(0))
            && (simple.endsWith("Error") || simple.endsWith("Exception"));
  }

  /** Whether objects of the class can be raised. */
  public static boolean isException(ClassValue type) {
    return type.ancestry().stream()
        .anyMatch(base -> base instanceof Value.Opaque o && isException(o.name()));
  }

  /** What an exception of the project's own was made with. */
  public static List<Value> arguments(Instance exception) {
    return exception.attributes().get("args") instanceof Value.Tuple t ? t.items() : List.of();
  }

  /** Whether {@code except type} catches it; empty where that is not known. */
  static Optional<Boolean> caught(Raised raised, Value type) {
    if (type instanceof Value.Tuple tuple) {
      boolean known = true;
      for (Value one : tuple.items()) {
        Optional<Boolean> caught = caught(raised, one);
        if (caught.isPresent() && caught.get()) {
          return caught;
        }
        known &= caught.isPresent();
      }
      return known ? Optional.of(false) : Optional.empty();
    } else if (raised.type() instanceof Value.Unknown) {
      return doubted(type);
    }
    return isKindOf(raised.type(), type);
  }

  private static Optional<Boolean> doubted(Value type) {
    if (!(type instanceof Value.Opaque wanted)) {
      return Optional.empty();
    }
    return wanted.name().equals("Exception") || wanted.name().equals("BaseException")
        ? Optional.of(true)
        : NOT_DOUBTED.contains(wanted.name()) ? Optional.of(false) : Optional.empty();
  }

  /** Whether the class is the other or derives from it; empty where that is not known. */
  public static Optional<Boolean> isKindOf(Value type, Value wanted) {
    List<Value> chain = type instanceof ClassValue k ? k.ancestry() : List.of(type);
    boolean known = true;
    for (Value one : chain) {
      if (one.equals(wanted)) {
        return Optional.of(true);
      } else if (one instanceof Value.Opaque o && wanted instanceof Value.Opaque w) {
        Optional<Boolean> kind = isKindOf(builtin(o.name()), builtin(w.name()));
        if (kind.isPresent() && kind.get()) {
          return kind;
        }
        known &= kind.isPresent();
      } else if (one instanceof Value.Unknown) {
        known = false;
      }
    }
    return known && !(wanted instanceof Value.Unknown) ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> isKindOf(String name, String wanted) {
    for (String base = name; base != null; base = BASES.get(base)) {
      if (base.equals(wanted)) {
        return Optional.of(true);
      }
    }
    // A library's exception derives from `Exception`, and from what else is not known.
    return isBuiltin(name)
        ? Optional.of(false)
        : wanted.equals("Exception") || wanted.equals("BaseException")
            ? Optional.of(true)
            : Optional.empty();
  }

  /**
   * Kedro's own errors of Python's kinds, and the old names of Python's, by the name of the kind.
   */
  private static String builtin(String name) {
    String simple =
        name.startsWith("kedro.") || name.startsWith("builtins.")
            ? name.substring(name.lastIndexOf('.') + 1)
            : name;
    return isBuiltin(simple) ? alias(simple) : alias(name);
  }

  private static String alias(String name) {
    return switch (name) {
      case "IOError", "EnvironmentError", "os.error", "socket.error", "select.error" -> "OSError";
      case "socket.timeout", "concurrent.futures.TimeoutError", "asyncio.TimeoutError" ->
          "TimeoutError";
      default -> name;
    };
  }
}
