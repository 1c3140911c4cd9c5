package dev.kindling.python.evaluation;

import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.DataClass;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operators that a class of the project defines: {@code __add__}, {@code __eq__}, {@code __lt__}.
 */
public final class Overloads {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("+", "add"),
          Map.entry("-", "sub"),
          Map.entry("*", "mul"),
          Map.entry("/", "truediv"),
          Map.entry("//", "floordiv"),
          Map.entry("%", "mod"),
          Map.entry("**", "pow"),
          Map.entry("@", "matmul"),
          Map.entry("&", "and"),
          Map.entry("|", "or"),
          Map.entry("^", "xor"),
          Map.entry("<<", "lshift"),
          Map.entry(">>", "rshift"));
  private static final Map<String, String> COMPARISONS =
      Map.of(
          "==", "__eq__", "!=", "__ne__", "<", "__lt__", "<=", "__le__", ">", "__gt__", ">=",
          "__ge__");
  private static final Map<String, String> MIRRORED =
      Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");

  private Overloads() {}

  /** The class of the project that the value is an object of; null where there is none. */
  static @Nullable ClassValue type(Value value) {
    return value instanceof Instance i ? i.type() : value instanceof EnumMember m ? m.type() : null;
  }

  /** What a method of the value's class gives; null where it has none of that name. */
  public static @Nullable Value call(
      @Nullable Interpreter interpreter, Value self, String name, List<Value> more, Site site) {
    ClassValue type = type(self);
    Value method = type == null ? null : type.find(name);
    boolean code = method instanceof FunctionValue || method instanceof NativeFunction;
    if (!code) {
      return method == null
          ? null
          : new Value.Unknown("`" + name + "` of " + Names.kind(self) + " is not followed", site);
    } else if (interpreter == null) {
      return new Value.Unknown("`" + name + "` is not followed here", site);
    }
    List<Value> arguments = new ArrayList<>(more);
    arguments.add(0, self);
    return interpreter.call(method, arguments, site);
  }

  private static boolean refused(Value result) {
    return result instanceof Value.Opaque o && o.name().equals("builtins.NotImplemented");
  }

  /** An operator of two operands; null where no class of the project takes part. */
  static @Nullable Value operate(
      Interpreter interpreter, Value left, String operator, Value right, Site site) {
    String name = NAMES.get(operator);
    if (name == null || type(left) == null && type(right) == null) {
      return null;
    }
    Value result = call(interpreter, left, "__" + name + "__", List.of(right), site);
    if (result == null || refused(result)) {
      result = call(interpreter, right, "__r" + name + "__", List.of(left), site);
    }
    return result == null || refused(result) ? null : result;
  }

  /** What {@code left operator= right} gives by {@code __iadd__} and its like; null without one. */
  static @Nullable Value inPlace(
      Interpreter interpreter, Value left, String operator, Value right, Site site) {
    String name = NAMES.get(operator);
    Value result =
        name == null ? null : call(interpreter, left, "__i" + name + "__", List.of(right), site);
    return result == null || refused(result) ? null : result;
  }

  /** What a comparison gives by the methods of a class, of whatever type; null without one. */
  static @Nullable Value compare(
      @Nullable Interpreter interpreter, Value left, String operator, Value right, Site site) {
    String name = COMPARISONS.get(operator);
    if (name == null || type(left) == null && type(right) == null) {
      return null;
    }
    Value answer = call(interpreter, left, name, List.of(right), site);
    if (answer == null || refused(answer)) {
      String mirrored =
          Objects.requireNonNull(COMPARISONS.get(MIRRORED.getOrDefault(operator, operator)));
      answer = call(interpreter, right, mirrored, List.of(left), site);
    }
    return answer == null || refused(answer) ? null : answer;
  }

  /** Whether two values are equal by their classes; null where no class says so. */
  public static @Nullable Optional<Boolean> equal(
      @Nullable Interpreter interpreter, Value left, Value right, Site site) {
    Value answer = compare(interpreter, left, "==", right, site);
    if (answer != null) {
      return Truth.of(answer, interpreter, site);
    }
    return left instanceof Instance a && right instanceof Instance b && byFields(a)
        ? a.type() != b.type() ? Optional.of(false) : fields(interpreter, a, b, site)
        : null;
  }

  private static boolean byFields(Instance instance) {
    DataClass data = instance.type().dataClass();
    return data != null && data.eq();
  }

  private static Optional<Boolean> fields(
      @Nullable Interpreter interpreter, Instance left, Instance right, Site site) {
    List<Value> a = DataClass.compared(left);
    List<Value> b = DataClass.compared(right);
    return a == null || b == null
        ? Optional.empty()
        : Comparisons.equal(new Value.Tuple(a), new Value.Tuple(b), interpreter, site);
  }

  /** An order of two values by their classes; null where no class says so. */
  public static @Nullable Optional<Boolean> ordered(
      @Nullable Interpreter interpreter, Value left, String operator, Value right, Site site) {
    Value answer = compare(interpreter, left, operator, right, site);
    if (answer != null) {
      return Truth.of(answer, interpreter, site);
    }
    if (!(left instanceof Instance x) || !(right instanceof Instance y) || x.type() != y.type()) {
      return null;
    }
    DataClass data = x.type().dataClass();
    if (data == null || !data.order()) {
      return null;
    }
    List<Value> a = DataClass.compared(x);
    List<Value> b = DataClass.compared(y);
    return a == null || b == null
        ? Optional.empty()
        : Comparisons.compare(new Value.Tuple(a), operator, new Value.Tuple(b), interpreter, site);
  }
}
