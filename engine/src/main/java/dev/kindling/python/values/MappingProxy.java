package dev.kindling.python.values;

import dev.kindling.python.builtins.PlainMethods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code types.MappingProxyType}: a dict that cannot be changed through it. */
public record MappingProxy(Container.DictValue dict) implements NativeValue {

  public static Value make(Arguments call) {
    return call.get(0, "mapping") instanceof Container.DictValue d
        ? new MappingProxy(d)
        : call.unknown("the mapping is not known");
  }

  @Override
  public List<Value> holds() {
    return List.of(dict);
  }

  @Override
  public String typeName() {
    return "types.MappingProxyType";
  }

  @Override
  public @Nullable List<Value> iterate() {
    return dict.spoiled() != null ? null : List.copyOf(dict.entries().keySet());
  }

  @Override
  public @Nullable Value element(Value index, Site site) {
    if (dict.spoiled() != null) {
      return dict.spoiled();
    }
    Value found = dict.entries().get(index);
    return found != null ? found : Hashing.missing(dict, index, site);
  }

  @Override
  public boolean truth() {
    return dict.size() > 0;
  }

  @Override
  public @Nullable Boolean same(Value other) {
    return Comparisons.equal(dict, other instanceof MappingProxy p ? p.dict : other).orElse(null);
  }

  @Override
  public @Nullable Value attribute(String name) {
    boolean reads =
        switch (name) {
          case "get", "items", "keys", "values", "copy" -> true;
          default -> false;
        };
    return reads ? PlainMethods.find(dict, name) : null;
  }

  @Override
  public @Nullable String repr() {
    String text = Representation.of(dict);
    return text == null ? null : "mappingproxy(" + text + ")";
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
