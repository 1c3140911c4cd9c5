package dev.kindling.python.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code types.SimpleNamespace}: names with their values. */
public final class NamespaceValue implements NativeValue {

  private final Bindings names = new Bindings();

  private NamespaceValue(Map<String, Value> names) {
    this.names.putAll(names);
  }

  @Override
  public List<Value> holds() {
    return List.copyOf(names.seen().values());
  }

  public static Value make(Arguments call) {
    return call.positional().isEmpty()
        ? new NamespaceValue(call.named())
        : call.unknown("a namespace of a mapping is not followed");
  }

  @Override
  public String typeName() {
    return "types.SimpleNamespace";
  }

  @Override
  public @Nullable Value attribute(String name) {
    Value own = names.get(name);
    if (own != null) {
      return own;
    } else if (names.rest() != null) {
      return names.rest();
    }
    return name.equals("__dict__") ? Container.DictValue.view(names) : null;
  }

  @Override
  public boolean set(String name, Value value) {
    names.put(name, value);
    return true;
  }

  @Override
  public @Nullable Boolean same(Value other) {
    return other instanceof NamespaceValue n
        ? Comparisons.equal(Container.DictValue.view(names), Container.DictValue.view(n.names))
            .orElse(null)
        : Boolean.FALSE;
  }

  @Override
  public @Nullable String repr() {
    List<String> parts = new ArrayList<>();
    if (names.rest() != null) {
      return null;
    }
    for (Map.Entry<String, Value> entry : names.seen().entrySet()) {
      String text = Representation.of(entry.getValue());
      if (text == null) {
        return null;
      }
      parts.add(entry.getKey() + "=" + text);
    }
    return "namespace(" + String.join(", ", parts) + ")";
  }
}
