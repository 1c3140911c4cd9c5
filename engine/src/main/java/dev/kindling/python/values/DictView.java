package dev.kindling.python.values;

import dev.kindling.python.builtins.SetMethods;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Operators;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code keys()}, {@code values()} and {@code items()} give: it changes with its dict.
 *
 * @param method the method that gave it
 */
public record DictView(Container.DictValue dict, String method) implements NativeValue {

  @Override
  public List<Value> holds() {
    return List.of(dict);
  }

  @Override
  public String typeName() {
    return "dict_" + method;
  }

  @Override
  public @Nullable List<Value> iterate() {
    return dict.spoiled() != null ? null : elements();
  }

  /** What there is for certain, in any order. */
  public List<Value> elements() {
    return switch (method) {
      case "keys" -> List.copyOf(dict.entries().keySet());
      case "values" -> List.copyOf(dict.entries().values());
      default -> {
        List<Value> pairs = new ArrayList<>(dict.size());
        dict.entries().forEach((k, v) -> pairs.add(new Tuple(List.of(k, v))));
        yield pairs;
      }
    };
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    List<Value> own = Iteration.elements(this, null, site);
    if (own == null || method.equals("values") || "&|-^".indexOf(operator) < 0) {
      return null;
    }
    List<Value> items = Iteration.elements(other, null, site);
    if (items == null) {
      return null;
    }
    Container.SetValue left = Hashing.set(reflected ? items : own, site);
    Container.SetValue right = Hashing.set(reflected ? own : items, site);
    return Operators.sets(left, operator, right);
  }

  @Override
  public @Nullable Boolean same(Value other) {
    List<Value> own = Iteration.elements(this, null, Site.NOWHERE);
    boolean comparable =
        other instanceof DictView v && !v.method.equals("values")
            || other instanceof Container.SetValue s && s.spoiled() == null;
    if (own == null || method.equals("values")) {
      return other instanceof DictView ? null : Boolean.FALSE;
    }
    List<Value> items = comparable ? Iteration.elements(other, null, Site.NOWHERE) : null;
    return comparable
        ? items == null ? null : new Keys.Elements(own).equals(new Keys.Elements(items))
        : Boolean.FALSE;
  }

  @Override
  public boolean truth() {
    return dict.size() > 0;
  }

  @Override
  public @Nullable String repr() {
    List<Value> items = iterate();
    String text = items == null ? null : Representation.of(new Container.ListValue(items));
    return text == null ? null : typeName() + "(" + text + ")";
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "isdisjoint" ->
          NativeFunction.function(
              "dict_keys.isdisjoint",
              call -> {
                List<Value> own = Iteration.elements(DictView.this, null, call.site());
                Value made =
                    own == null
                        ? null
                        : SetMethods.call(Hashing.set(own, call.site()), "isdisjoint", call);
                return made == null ? call.unknown("the elements are not known") : made;
              });
      case "mapping" -> dict;
      default -> null;
    };
  }

  @Override
  public boolean agrees(NativeValue other) {
    return other instanceof DictView view && view.dict == dict && view.method.equals(method);
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
