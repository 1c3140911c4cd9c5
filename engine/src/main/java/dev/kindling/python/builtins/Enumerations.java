package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Bindings;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The module {@code enum}: what becomes of the names in an enumeration's body. */
public final class Enumerations {

  private static final Set<String> BASES =
      Set.of("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum");

  private Enumerations() {}

  public static @Nullable Value member(String name) {
    String full = "enum." + name;
    if (BASES.contains(name)) {
      return NativeFunction.type(full, call -> byCall(full, call));
    }
    return switch (name) {
      case "auto" -> NativeFunction.type(full, call -> new Auto());
      case "unique", "verify", "global_enum" -> NativeFunction.function(full, Enumerations::unique);
      case "member", "nonmember" ->
          NativeFunction.type(full, call -> call.unknown("`" + full + "` is not followed"));
      default -> null;
    };
  }

  /** {@code auto()}, before the class has given it a value. */
  public record Auto() implements NativeValue {
    @Override
    public String typeName() {
      return "enum.auto";
    }
  }

  private static Value unique(Arguments call) {
    Value given = call.get(0);
    if (given instanceof ClassValue type && type.isEnum()) {
      boolean aliased =
          type.attributes().entrySet().stream()
              .anyMatch(e -> e.getValue() instanceof EnumMember m && !m.name().equals(e.getKey()));
      if (aliased) {
        throw PythonError.of("ValueError", "the enumeration has duplicate values", call.site());
      }
      return type;
    }
    return NativeFunction.function(
        "enum.verify()",
        inner ->
            inner.get(0) instanceof ClassValue k
                ? k
                : inner.unknown("the enumeration is not known"));
  }

  /** The value of {@code auto()} for a name that the body of the class binds. */
  public static Value next(ClassValue type, String name, Site site, Interpreter interpreter) {
    List<Value> last = new ArrayList<>();
    type.attributes()
        .forEach(
            (key, value) -> {
              if (isMember(key, value)) {
                last.add(value);
              }
            });
    Value generate = type.find("_generate_next_value_");
    if (generate != null) {
      Value function = generate instanceof Descriptor d ? d.function() : generate;
      return interpreter.call(
          function,
          List.of(
              Value.of(name), Value.of(1), Value.of(last.size()), new Container.ListValue(last)),
          site);
    } else if (type.hasBase("enum.StrEnum")) {
      return Value.of(name.toLowerCase(Locale.ROOT));
    }
    BigInteger highest = BigInteger.ZERO;
    BigInteger latest = BigInteger.ZERO;
    for (Value value : last) {
      if (!(value instanceof Value.Int i)) {
        return new Value.Unknown("`auto()` behind a value that is no number is not followed", site);
      }
      latest = i.value();
      highest = highest.max(latest);
    }
    if (type.isFlag()) {
      return new Value.Int(BigInteger.ONE.shiftLeft(highest.bitLength()));
    }
    // Python 3.13 counts on from the highest value, those before from the last.
    return latest.equals(highest) || last.isEmpty()
        ? new Value.Int(latest.add(BigInteger.ONE))
        : new Value.Unknown("`auto()` behind a lower value differs by Python's version", site);
  }

  private static boolean isMember(String name, Value value) {
    boolean code =
        value instanceof FunctionValue
            || value instanceof Descriptor
            || value instanceof ClassValue
            || value instanceof NativeFunction
            || value instanceof BoundMethod
            || value instanceof Value.Partial;
    return !code && !name.startsWith("_");
  }

  /** Makes members of the names that the body has bound. */
  public static void complete(ClassValue type, Site site, Interpreter interpreter) {
    Value ignored = type.attributes().get("_ignore_");
    if (ignored != null) {
      List<Value> names =
          ignored instanceof Text t ? TextParts.words(t) : Iteration.items(ignored, site);
      if (names != null) {
        names.forEach(name -> type.attributes().remove(String.valueOf(Representation.text(name))));
      }
    }
    List<EnumMember> made = new ArrayList<>();
    for (String name : List.copyOf(type.attributes().keySet())) {
      Value value = type.attributes().get(name);
      if (value instanceof EnumMember || !isMember(name, value)) {
        continue;
      }
      EnumMember member = make(type, name, value, site, interpreter);
      for (EnumMember other : made) {
        if (Comparisons.equal(other.value(), member.value()).orElse(false)) {
          member = other;
          break;
        }
      }
      made.add(member);
      type.attributes().put(name, member);
    }
  }

  private static EnumMember make(
      ClassValue type, String name, Value written, Site site, Interpreter interpreter) {
    List<Value> arguments = written instanceof Value.Tuple t ? t.items() : List.of(written);
    Map<String, Value> attributes = new Bindings();
    Value value = written;
    if (type.find("__new__") instanceof FunctionValue maker) {
      List<Value> given = new ArrayList<>(arguments);
      given.add(0, type);
      Value made = interpreter.call(maker, given, site);
      if (made instanceof Instance instance) {
        attributes.putAll(instance.attributes());
        Value own = attributes.remove("_value_");
        value = own != null ? own : instance.plain() != instance ? instance.plain() : written;
      } else {
        value = Iteration.unknown(made, site);
      }
    } else if (written instanceof Value.Tuple && (type.hasBase("str") || type.hasBase("int"))) {
      value = new Value.Unknown("a value of several parts is not followed here", site);
    }
    EnumMember member = new EnumMember(type, name, value, attributes);
    if (type.find("__init__") instanceof FunctionValue constructor) {
      interpreter.call(new BoundMethod(member, constructor), arguments, site);
    }
    return member;
  }

  /** The members in the order of their definition, without aliases. */
  public static List<Value> members(ClassValue type) {
    Set<Value> result = new LinkedHashSet<>();
    type.attributes()
        .forEach(
            (name, value) -> {
              boolean alias =
                  value instanceof EnumMember m
                      && (!m.name().equals(name)
                          || m.isFlag() && ((Value.Int) m.value()).value().bitCount() != 1);
              if (value instanceof EnumMember && !alias) {
                result.add(value);
              }
            });
    return List.copyOf(result);
  }

  /** The names with their members, aliases included. */
  public static Container.DictValue byName(ClassValue type) {
    Container.DictValue result = new Container.DictValue();
    type.attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof EnumMember) {
                result.entries().put(Value.of(name), value);
              }
            });
    return result;
  }

  /** The member of those bits. */
  public static Value flag(ClassValue type, BigInteger bits) {
    List<String> names = new ArrayList<>();
    BigInteger known = BigInteger.ZERO;
    for (Value value : type.attributes().values()) {
      if (value instanceof EnumMember m && m.value() instanceof Value.Int i) {
        if (i.value().equals(bits)) {
          return m;
        } else if (i.value().bitCount() == 1 && i.value().and(bits).signum() != 0) {
          names.add(m.name());
          known = known.or(i.value());
        }
      }
    }
    return known.equals(bits)
        ? new EnumMember(type, String.join("|", names), new Value.Int(bits), Map.of())
        : new Value.Unknown("a flag without a name is not followed", type.site());
  }

  /** {@code Color("red")}. */
  public static Value call(ClassValue type, Arguments call) {
    Value wanted = call.get(0, "value");
    if (wanted == null || call.positional().size() != 1) {
      return call.unknown("an enumeration that a call makes is not followed here");
    } else if (wanted instanceof EnumMember m && m.type() == type) {
      return m;
    }
    boolean known = !(wanted instanceof Value.Unknown);
    for (Value candidate : type.attributes().values()) {
      if (candidate instanceof EnumMember m) {
        Optional<Boolean> equal = Comparisons.equal(m.value(), wanted);
        if (equal.orElse(false)) {
          return m;
        }
        known &= equal.isPresent();
      }
    }
    Value other = type.find("_missing_");
    if (known && other != null) {
      Value made =
          call.interpreter()
              .call(
                  call.interpreter().attribute(type, "_missing_", call.site()),
                  List.of(wanted),
                  call.site());
      if (made != Value.Singleton.NONE) {
        return made;
      }
    } else if (known && type.isFlag() && wanted instanceof Value.Int bits) {
      return flag(type, bits.value());
    }
    if (known && !type.hasForeignCode()) {
      throw PythonError.of("ValueError", "no member of `" + type.name() + "` is that", call.site());
    }
    return call.unknown("the member of `" + type.name() + "` is not known");
  }

  /** {@code Enum("Color", "RED GREEN")}. */
  private static Value byCall(String base, Arguments call) {
    Value names = call.get(1, "names");
    if (!(call.get(0, "value") instanceof Text name) || names == null) {
      return call.unknown("the enumeration that the call makes is not known");
    }
    Value kind = call.named().get("type");
    List<Value> bases = new ArrayList<>();
    if (kind != null) {
      bases.add(kind);
    }
    bases.add(NativeFunction.type(base, inner -> byCall(base, inner)));
    ModuleValue module = call.interpreter().modules().of(call.site());
    ClassValue type = new ClassValue(name.value(), name.value(), module, bases, call.site());
    List<Value> items =
        names instanceof Text text
            ? TextParts.words(new Text(text.value().replace(',', ' '), text.site()))
            : names instanceof Container.DictValue d && d.spoiled() == null
                ? d.entries().entrySet().stream()
                    .map(e -> (Value) new Value.Tuple(List.of(e.getKey(), e.getValue())))
                    .toList()
                : Iteration.items(names, call.site());
    if (items == null) {
      return Iteration.unknown(names, call.site());
    }
    for (Value item : items) {
      List<Value> pair = item instanceof Text ? List.of(item) : Iteration.items(item, call.site());
      if (pair == null || pair.isEmpty() || !(pair.get(0) instanceof Text one)) {
        return call.unknown("the names of the enumeration are not known");
      }
      Value value =
          pair.size() > 1 ? pair.get(1) : next(type, one.value(), call.site(), call.interpreter());
      type.attributes().put(one.value(), value);
    }
    complete(type, call.site(), call.interpreter());
    return type;
  }
}
