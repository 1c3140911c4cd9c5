package dev.kindling.python.standard;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A match of a regular expression.
 *
 * @param groups the whole and the groups; {@code None} for one that takes no part
 * @param names numbers of the named groups
 * @param starts where each begins; −1 for one that takes no part
 */
record MatchValue(
    List<Value> groups, Map<String, Integer> names, List<Integer> starts, List<Integer> ends)
    implements NativeValue {

  @Override
  public String typeName() {
    return "re.Match";
  }

  int start() {
    return starts.get(0);
  }

  int end() {
    return ends.get(0);
  }

  /** As {@code findall} lists it. */
  Value item() {
    return groups.size() == 1
        ? groups.get(0)
        : groups.size() == 2
            ? text(groups.get(1))
            : new Tuple(groups.stream().skip(1).map(MatchValue::text).toList());
  }

  private static Value text(Value group) {
    return group == Singleton.NONE ? Value.of("") : group;
  }

  /** The group of that number or name, as a template writes it; null where there is none. */
  @Nullable Value named(String group) {
    Integer at =
        group.matches("\\d{1,3}") ? Integer.valueOf(Integer.parseInt(group)) : names.get(group);
    return at == null || at >= groups.size() ? null : groups.get(at);
  }

  private int place(Value index, Site site) {
    Integer at =
        index instanceof Int i && i.value().bitLength() < 31
            ? Integer.valueOf(i.value().intValue())
            : index instanceof Text name ? names.get(name.value()) : null;
    if (at == null || at < 0 || at >= groups.size()) {
      throw PythonError.of("IndexError", "no such group", site);
    }
    return at;
  }

  @Override
  public Value element(Value index, Site site) {
    return groups.get(place(index, site));
  }

  @Override
  public String repr() {
    return "<re.Match object; span=("
        + start()
        + ", "
        + end()
        + "), match="
        + Representation.of(groups.get(0))
        + ">";
  }

  @Override
  public @Nullable Value attribute(String name) {
    String full = "re.Match." + name;
    return switch (name) {
      case "group" -> NativeFunction.function(full, this::group);
      case "groups" ->
          NativeFunction.function(
              full,
              call ->
                  new Tuple(
                      groups.subList(1, groups.size()).stream()
                          .map(group -> filled(group, call))
                          .toList()));
      case "groupdict" -> NativeFunction.function(full, this::dict);
      case "start" -> NativeFunction.function(full, call -> Value.of(starts.get(at(call))));
      case "end" -> NativeFunction.function(full, call -> Value.of(ends.get(at(call))));
      case "span" ->
          NativeFunction.function(
              full,
              call ->
                  new Tuple(List.of(Value.of(starts.get(at(call))), Value.of(ends.get(at(call))))));
      default -> null;
    };
  }

  private static Value filled(Value group, Arguments call) {
    Value standard = call.get(0, "default");
    return group == Singleton.NONE && standard != null ? standard : group;
  }

  private int at(Arguments call) {
    return call.positional().isEmpty() ? 0 : place(call.positional().get(0), call.site());
  }

  private Value group(Arguments call) {
    List<Value> wanted = call.positional();
    if (wanted.size() <= 1) {
      return wanted.isEmpty() ? groups.get(0) : element(wanted.get(0), call.site());
    }
    return new Tuple(wanted.stream().map(index -> element(index, call.site())).toList());
  }

  private Value dict(Arguments call) {
    Container.DictValue result = new Container.DictValue();
    names.forEach((name, at) -> result.entries().put(Value.of(name), filled(groups.get(at), call)));
    return result;
  }
}
