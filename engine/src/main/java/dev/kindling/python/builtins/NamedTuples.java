package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tuples with names: {@code collections.namedtuple} and subclasses of {@code typing.NamedTuple}.
 */
public final class NamedTuples {

  private NamedTuples() {}

  /** Fills a new object, which is a tuple as well. */
  public static void fill(Instance instance, Arguments call) {
    ClassValue type = instance.type();
    Map<String, Value> given = call.bind(type.name(), type.allFields(), List.of());
    List<Value> items = new ArrayList<>();
    for (String field : type.allFields()) {
      Value value = given.get(field);
      if (value == null) {
        value = type.find(field);
      }
      if (value == null) {
        throw PythonError.of(
            "TypeError", "`" + type.name() + "` needs the argument `" + field + "`", call.site());
      }
      instance.attributes().put(field, value);
      items.add(value);
    }
    instance.payload(new Value.Tuple(items));
  }

  private static Value make(ClassValue type, List<Value> items, Site site) {
    List<String> fields = type.allFields();
    if (items.size() != fields.size()) {
      throw PythonError.of("TypeError", "a value for each field is needed", site);
    }
    Instance result = new Instance(type);
    for (int i = 0; i < items.size(); i++) {
      result.attributes().put(fields.get(i), items.get(i));
    }
    result.payload(new Value.Tuple(items));
    return result;
  }

  /** What every such object has; null where it is something else. */
  public static @Nullable Value attribute(Instance self, String name, Site site) {
    return switch (name) {
      case "_asdict" ->
          NativeFunction.function(
              "namedtuple._asdict",
              call -> {
                Container.DictValue result = new Container.DictValue();
                self.type()
                    .allFields()
                    .forEach(
                        field ->
                            result.entries().put(Value.of(field), self.attributes().get(field)));
                return result;
              });
      case "_replace" ->
          NativeFunction.function(
              "namedtuple._replace",
              call -> {
                Map<String, Value> fields = new LinkedHashMap<>(self.attributes());
                for (Map.Entry<String, Value> entry : call.named().entrySet()) {
                  if (!fields.containsKey(entry.getKey())) {
                    throw PythonError.of(
                        "ValueError", "no field `" + entry.getKey() + "`", call.site());
                  }
                  fields.put(entry.getKey(), entry.getValue());
                }
                return make(self.type(), List.copyOf(fields.values()), call.site());
              });
      default -> ofClass(self.type(), name, site);
    };
  }

  /** What the class has; null where it is something else. */
  public static @Nullable Value ofClass(ClassValue type, String name, Site site) {
    List<String> fields = type.allFields();
    return switch (name) {
      case "_fields" -> new Value.Tuple(fields.stream().map(f -> (Value) Value.of(f)).toList());
      case "_field_defaults" -> {
        Container.DictValue result = new Container.DictValue();
        fields.forEach(
            field -> {
              Value standard = type.find(field);
              if (standard != null) {
                result.entries().put(Value.of(field), standard);
              }
            });
        yield result;
      }
      case "_make" ->
          NativeFunction.function(
              "namedtuple._make",
              call -> {
                List<Value> items =
                    call.get(0) == null
                        ? null
                        : Iteration.items(call.positional().get(0), call.site());
                return items == null
                    ? call.unknown("the fields are not known")
                    : make(type, items, call.site());
              });
      default -> null;
    };
  }

  /** {@code collections.namedtuple("Point", "x y")}. */
  public static Value byCall(Arguments call) {
    Value names = call.get(1, "field_names");
    if (!(call.get(0, "typename") instanceof Text name)
        || names == null
        || call.named().containsKey("rename")) {
      return call.unknown("the fields are not known");
    }
    List<Value> items =
        names instanceof Text text
            ? TextParts.words(new Text(text.value().replace(',', ' '), text.site()))
            : Iteration.items(names, call.site());
    if (items == null || !items.stream().allMatch(Text.class::isInstance)) {
      return call.unknown("the fields are not known");
    }
    ClassValue type =
        new ClassValue(
            name.value(),
            name.value(),
            call.interpreter().modules().of(call.site()),
            List.of(new Value.Opaque("typing.NamedTuple")),
            call.site());
    items.forEach(item -> type.fields().add(((Text) item).value()));
    Value standard = call.named().get("defaults");
    if (standard != null && standard != Value.Singleton.NONE) {
      List<Value> defaults = Iteration.items(standard, call.site());
      if (defaults == null || defaults.size() > items.size()) {
        return call.unknown("the defaults are not known");
      }
      int from = items.size() - defaults.size();
      for (int i = 0; i < defaults.size(); i++) {
        type.attributes().put(((Text) items.get(from + i)).value(), defaults.get(i));
      }
    }
    return type;
  }

  /** {@code typing.NamedTuple("Point", [("x", int)])}. */
  public static Value byTypedCall(Arguments call) {
    Value pairs = call.get(1, "fields");
    List<Value> items = pairs == null ? null : Iteration.items(pairs, call.site());
    if (items == null) {
      return call.unknown("the fields are not known");
    }
    List<Value> names = new ArrayList<>();
    for (Value item : items) {
      List<Value> pair = Iteration.items(item, call.site());
      if (pair == null || pair.size() != 2) {
        return call.unknown("the fields are not known");
      }
      names.add(pair.get(0));
    }
    List<Value> given = new ArrayList<>(call.positional().subList(0, 1));
    given.add(new Container.ListValue(names));
    return byCall(new Arguments(given, Map.of(), call.site(), call.interpreter()));
  }
}
