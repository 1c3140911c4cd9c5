package dev.kindling.python.values;

import dev.kindling.python.standard.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @dataclass} makes of a class.
 *
 * @param fields those that the class itself defines
 */
public record DataClass(
    boolean init,
    boolean repr,
    boolean eq,
    boolean order,
    boolean frozen,
    boolean slots,
    boolean hashed,
    Map<String, DataField> fields) {

  /** Marks the class: {@code @dataclass} with its options. */
  static Value mark(ClassValue type, Arguments options) {
    boolean kwOnly = option(options, "kw_only", false);
    Map<String, DataField> fields = new LinkedHashMap<>();
    for (String name : type.fields()) {
      String annotation = String.valueOf(type.fieldType(name));
      if (annotation.contains("id=KW_ONLY") || annotation.contains("name=KW_ONLY")) {
        kwOnly = true;
        continue;
      }
      Value written = type.attributes().get(name);
      boolean initOnly = annotation.contains("InitVar");
      DataField field =
          written instanceof DataField f
              ? f.named(name, kwOnly, initOnly)
              : new DataField(name, written, null, true, true, true, kwOnly, initOnly);
      fields.put(name, field);
      if (written instanceof DataField && field.standard() != null) {
        type.attributes().put(name, field.standard());
      } else if (written instanceof DataField) {
        type.attributes().remove(name);
      }
    }
    type.makeRecord(
        new DataClass(
            option(options, "init", true),
            option(options, "repr", true),
            option(options, "eq", true),
            option(options, "order", false),
            option(options, "frozen", false),
            option(options, "slots", false),
            option(options, "frozen", false) || option(options, "unsafe_hash", false),
            fields));
    return type;
  }

  private static boolean option(Arguments options, String name, boolean standard) {
    Value given = options.named().get(name);
    return given == null ? standard : Truth.of(given).orElse(standard);
  }

  /** The fields of the class and of its bases that are data classes, the bases' first. */
  public static Map<String, DataField> fields(ClassValue type) {
    Map<String, DataField> result = new LinkedHashMap<>();
    List<Value> chain = type.ancestry();
    for (int i = chain.size() - 1; i >= 0; i--) {
      DataClass own = chain.get(i) instanceof ClassValue k ? k.ownData() : null;
      if (own != null) {
        result.putAll(own.fields);
      }
    }
    return result;
  }

  /** The names of the fields that its text shows. */
  List<String> shownFields(ClassValue type) {
    return fields(type).values().stream()
        .filter(f -> f.shown() && !f.initOnly())
        .map(DataField::name)
        .toList();
  }

  /** What two objects are compared by; null where an attribute is missing. */
  public static @Nullable List<Value> compared(Instance instance) {
    List<Value> result = new ArrayList<>();
    for (DataField field : fields(instance.type()).values()) {
      if (field.compare() && !field.initOnly()) {
        Value value = instance.attributes().get(field.name());
        if (value == null) {
          return null;
        }
        result.add(value);
      }
    }
    return result;
  }

  /** Fills a new object as the constructor of a data class does. */
  public static void fill(Instance instance, Arguments call) {
    ClassValue type = instance.type();
    List<DataField> all = List.copyOf(fields(type).values());
    List<String> byPosition =
        all.stream().filter(f -> f.init() && !f.kwOnly()).map(DataField::name).toList();
    List<String> byName =
        all.stream().filter(f -> f.init() && f.kwOnly()).map(DataField::name).toList();
    Map<String, Value> given = call.bind(type.name(), byPosition, byName);
    List<Value> after = new ArrayList<>();
    for (DataField field : all) {
      Value value = given.get(field.name());
      if (value == null && field.factory() != null) {
        value = call.interpreter().call(field.factory(), List.of(), call.site());
      } else if (value == null) {
        value = field.standard();
      }
      if (value == null && field.init()) {
        throw PythonError.of(
            "TypeError",
            "`" + type.name() + "` needs the argument `" + field.name() + "`",
            call.site());
      } else if (field.initOnly()) {
        after.add(value == null ? Value.Singleton.NONE : value);
      } else if (value != null) {
        instance.attributes().put(field.name(), value);
      }
    }
    if (type.find("__post_init__") != null) {
      call.interpreter()
          .call(
              call.interpreter().attribute(instance, "__post_init__", call.site()),
              after,
              call.site());
    }
  }

  // ---------------------------------------------------------------- the module `dataclasses`

  public static @Nullable Value member(String name) {
    String full = "dataclasses." + name;
    return switch (name) {
      case "dataclass" -> NativeFunction.function(full, DataClass::decorate);
      case "field" -> NativeFunction.function(full, DataField::make);
      case "fields" -> NativeFunction.function(full, DataClass::listed);
      case "is_dataclass" -> NativeFunction.function(full, DataClass::isDataClass);
      case "replace" -> NativeFunction.function(full, DataClass::replace);
      case "asdict" ->
          NativeFunction.function(
              full,
              call ->
                  call.positional().size() == 1
                      ? plain(call, call.get(0), true, 0)
                      : call.unknown("a factory is not followed"));
      case "astuple" ->
          NativeFunction.function(
              full,
              call ->
                  call.positional().size() == 1
                      ? plain(call, call.get(0), false, 0)
                      : call.unknown("a factory is not followed"));
      default -> null;
    };
  }

  private static Value decorate(Arguments call) {
    return call.get(0) instanceof ClassValue type
        ? mark(type, call)
        : NativeFunction.function(
            "dataclasses.dataclass()",
            inner ->
                inner.get(0) instanceof ClassValue type
                    ? mark(type, call)
                    : inner.unknown("the class is not known"));
  }

  private static @Nullable ClassValue typeOf(@Nullable Value value) {
    ClassValue type =
        value instanceof Instance i ? i.type() : value instanceof ClassValue k ? k : null;
    return type == null || type.dataClass() == null ? null : type;
  }

  private static Value listed(Arguments call) {
    ClassValue type = typeOf(call.get(0));
    if (type == null) {
      return call.unknown("the fields are not known");
    }
    return new Value.Tuple(
        fields(type).values().stream().filter(f -> !f.initOnly()).map(f -> (Value) f).toList());
  }

  private static Value isDataClass(Arguments call) {
    Value value = call.get(0);
    if (typeOf(value) != null) {
      return Value.Singleton.TRUE;
    }
    boolean foreign =
        value == null
            || value instanceof Value.Unknown
            || value instanceof Value.Opaque
            || value instanceof NativeValue
            || value instanceof Instance i && i.type().hasForeignCode()
            || value instanceof ClassValue k && k.hasForeignCode();
    return foreign ? call.unknown("whether it is a data class is not known") : Value.of(false);
  }

  private static Value replace(Arguments call) {
    if (!(call.get(0) instanceof Instance instance) || instance.type().dataClass() == null) {
      return call.unknown("the object to replace fields of is not known");
    }
    Map<String, Value> named = new LinkedHashMap<>(call.named());
    for (DataField field : fields(instance.type()).values()) {
      Value own = instance.attributes().get(field.name());
      if (!field.init() && named.containsKey(field.name())) {
        throw PythonError.of("ValueError", "the field cannot be given", call.site());
      } else if (field.init() && !named.containsKey(field.name()) && own != null) {
        named.put(field.name(), own);
      }
    }
    return call.interpreter().call(instance.type(), List.of(), named, call.site());
  }

  private static Value plain(Arguments call, @Nullable Value value, boolean dict, int depth) {
    if (value == null || depth > 50) {
      return call.unknown("the object is not known");
    } else if (value instanceof Instance i && i.type().dataClass() != null) {
      Container.DictValue entries = new Container.DictValue();
      for (DataField field : fields(i.type()).values()) {
        Value own = i.attributes().get(field.name());
        if (!field.initOnly()) {
          entries
              .entries()
              .put(
                  Value.of(field.name()),
                  own == null
                      ? call.unknown("a field is not known")
                      : plain(call, own, dict, depth + 1));
        }
      }
      return dict ? entries : new Value.Tuple(List.copyOf(entries.entries().values()));
    } else if (depth == 0) {
      throw PythonError.of("TypeError", "it is no object of a data class", call.site());
    } else if (value instanceof Container.ListValue l && l.spoiled() == null && !l.isDeque()) {
      return new Container.ListValue(
          l.items().stream().map(item -> plain(call, item, dict, depth + 1)).toList());
    } else if (value instanceof Value.Tuple t) {
      return new Value.Tuple(
          t.items().stream().map(item -> plain(call, item, dict, depth + 1)).toList());
    } else if (value instanceof Container.DictValue d
        && d.spoiled() == null
        && d.kind() == Container.DictValue.Kind.DICT) {
      Container.DictValue copy = new Container.DictValue();
      d.entries()
          .forEach(
              (k, v) ->
                  copy.entries()
                      .put(plain(call, k, dict, depth + 1), plain(call, v, dict, depth + 1)));
      return copy;
    }
    return Copies.copy(value, true);
  }
}
