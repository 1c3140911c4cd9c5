package dev.kindling.python.values;

import dev.kindling.python.builtins.ContainerMethods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code collections.ChainMap}: dicts of which the first that has a key answers. */
public record ChainMapValue(List<Container.DictValue> maps) implements NativeValue {

  @Override
  public List<Value> holds() {
    return List.copyOf(maps);
  }

  @Override
  public String typeName() {
    return "collections.ChainMap";
  }

  /** All entries in Python's order, which is that of the last dict; null where they are unknown. */
  private Container.@Nullable DictValue merged() {
    Container.DictValue result = new Container.DictValue();
    for (int i = maps.size() - 1; i >= 0; i--) {
      if (maps.get(i).spoiled() != null) {
        return null;
      }
      result.entries().putAll(maps.get(i).entries());
    }
    return result;
  }

  @Override
  public @Nullable List<Value> iterate() {
    Container.DictValue all = merged();
    return all == null ? null : List.copyOf(all.entries().keySet());
  }

  @Override
  public @Nullable Value element(Value index, Site site) {
    Container.DictValue all = merged();
    Value found = all == null ? null : all.entries().get(index);
    return found != null || all == null ? found : Hashing.missing(all, index, site);
  }

  @Override
  public @Nullable Boolean same(Value other) {
    Container.DictValue all = merged();
    return all == null ? null : Comparisons.equal(all, other).orElse(null);
  }

  @Override
  public boolean truth() {
    return maps.stream().anyMatch(map -> map.size() > 0);
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "get", "items", "keys", "values" ->
          NativeFunction.function(
              "ChainMap." + name,
              call -> {
                Container.DictValue all = merged();
                Value made = all == null ? null : ContainerMethods.call(all, name, call);
                return made == null ? call.unknown("the mappings are not known") : made;
              });
      case "maps" -> new Container.ListValue(maps);
      case "new_child" ->
          NativeFunction.function(
              "ChainMap.new_child", call -> call.unknown("`new_child` is not followed"));
      default -> null;
    };
  }
}
