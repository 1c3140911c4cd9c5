package dev.kindling.python.standard;

import dev.kindling.python.builtins.DequeMethods;
import dev.kindling.python.builtins.DictMethods;
import dev.kindling.python.builtins.NamedTuples;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ChainMapValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code collections}. */
final class CollectionTypes {

  private CollectionTypes() {}

  static @Nullable Value member(String name) {
    String full = "collections." + name;
    NativeFunction.Code code =
        switch (name) {
          case "OrderedDict" -> call -> filled(Container.DictValue.Kind.ORDERED, null, call);
          case "defaultdict" -> CollectionTypes::defaults;
          case "Counter" -> Counters::make;
          case "deque" -> DequeMethods::make;
          case "ChainMap" -> CollectionTypes::chain;
          default -> null;
        };
    return code != null
        ? NativeFunction.type(full, code)
        : name.equals("namedtuple") ? NativeFunction.function(full, NamedTuples::byCall) : null;
  }

  private static Value filled(
      Container.DictValue.Kind kind, @Nullable Value factory, Arguments call) {
    Container.DictValue result = new Container.DictValue(kind, factory);
    DictMethods.update(result, call);
    return result;
  }

  private static Value defaults(Arguments call) {
    Value factory = call.get(0);
    return filled(
        Container.DictValue.Kind.DEFAULT,
        factory == Value.Singleton.NONE ? null : factory,
        call.positional().isEmpty() ? call : call.withoutFirst());
  }

  private static Value chain(Arguments call) {
    List<Container.DictValue> maps = new ArrayList<>();
    for (Value map : call.positional()) {
      if (!(map instanceof Container.DictValue d) || d.kind() != Container.DictValue.Kind.DICT) {
        return call.unknown("a mapping is not known");
      }
      maps.add(d);
    }
    if (maps.isEmpty()) {
      maps.add(new Container.DictValue());
    }
    return new ChainMapValue(List.copyOf(maps));
  }
}
