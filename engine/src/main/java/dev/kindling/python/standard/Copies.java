package dev.kindling.python.standard;

import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** {@code copy.copy} and {@code copy.deepcopy}. */
public final class Copies {

  private static final int MAX_DEPTH = 100;

  /** What was copied already: what is held twice is held twice by the copy. */
  private final Map<Value, Value> copied = new IdentityHashMap<>();

  private final boolean deep;

  private Copies(boolean deep) {
    this.deep = deep;
  }

  /** A copy; of what it holds as well if it is deep. */
  public static Value copy(Value value, boolean deep) {
    return new Copies(deep).copy(value, 0);
  }

  private Value part(Value value, int depth) {
    return deep ? copy(value, depth + 1) : value;
  }

  private Value copy(Value value, int depth) {
    Value known = copied.get(value);
    if (known != null) {
      return known;
    } else if (depth > MAX_DEPTH) {
      return new Value.Unknown("it is nested more deeply than is followed", Site.NOWHERE);
    } else if (value instanceof Container c) {
      Value made = c.spoiled() != null ? c.spoiled() : container(c, depth);
      copied.put(value, made);
      return made;
    } else if (value instanceof Value.Tuple t && deep) {
      List<Value> items = t.items().stream().map(item -> part(item, depth)).toList();
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) != t.items().get(i)) {
          return new Value.Tuple(items);
        }
      }
      return value;
    } else if (value instanceof Instance i) {
      if (i.type().find(deep ? "__deepcopy__" : "__copy__") != null) {
        return new Value.Unknown("the class copies its objects itself", i.type().site());
      }
      Instance result = new Instance(i.type());
      copied.put(value, result);
      i.attributes()
          .forEach((name, content) -> result.attributes().put(name, part(content, depth)));
      Value payload = i.payload();
      if (payload != null) {
        result.payload(payload instanceof NativeValue ? payload : copy(payload, depth + 1));
      }
      return result;
    }
    return value;
  }

  private Value container(Container value, int depth) {
    if (value instanceof Container.ListValue l) {
      List<Value> items = l.items().stream().map(item -> part(item, depth)).toList();
      return l.isDeque()
          ? Container.ListValue.deque(items, l.longest())
          : new Container.ListValue(items);
    } else if (value instanceof Container.SetValue s) {
      return new Container.SetValue(
          s.items().stream().map(item -> part(item, depth)).toList(), s.frozen());
    }
    Container.DictValue d = (Container.DictValue) value;
    Container.DictValue result = new Container.DictValue(d.kind(), d.factory());
    d.entries().forEach((key, item) -> result.entries().put(part(key, depth), part(item, depth)));
    return result;
  }
}
