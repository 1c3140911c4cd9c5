package dev.kindling.python.values;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What whoever holds a value can get at, and so change. */
public final class Reach {

  private Reach() {}

  /** The values and all that can be got at through them, functions' own names included. */
  public static Set<Value> of(Collection<Value> values) {
    Set<Value> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Value> open = new ArrayDeque<>(values);
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (holds(value) && reached.add(value)) {
        parts(value).forEach(open::push);
        if (value instanceof FunctionValue f) {
          f.closure().seenNames().forEach(open::push);
        }
      }
    }
    return reached;
  }

  /** Whether there is anything behind it that could be changed. */
  public static boolean holds(Value value) {
    return !(value instanceof Text
        || value instanceof Value.Int
        || value instanceof Value.Real
        || value instanceof Value.Singleton
        || value instanceof Value.Opaque
        || value instanceof NativeFunction);
  }

  /** What is directly within the value. */
  public static Collection<Value> parts(Value value) {
    if (value instanceof Container c) {
      List<Value> parts = new ArrayList<>(c.values(c.held()));
      if (c.reason() != null) {
        parts.addAll(c.reason().maybe());
      }
      return parts;
    } else if (value instanceof Value.Tuple t) {
      return t.items();
    } else if (value instanceof Instance i) {
      List<Value> parts = new ArrayList<>(i.attributes().seen().values());
      if (i.payload() != null) {
        parts.add(i.payload());
      }
      return parts;
    } else if (value instanceof IteratorValue i && i.holds() != null) {
      return i.holds();
    } else if (value instanceof IteratorValue i) {
      List<Value> parts = new ArrayList<>(i.endless() ? List.of() : i.rest());
      if (i.unknown() != null) {
        parts.addAll(i.unknown().maybe());
      }
      return parts;
    } else if (value instanceof BoundMethod b) {
      return List.of(b.self(), b.function());
    } else if (value instanceof Value.Partial p) {
      List<Value> parts = new ArrayList<>(p.positional());
      parts.addAll(p.named().values());
      parts.add(p.function());
      return parts;
    } else if (value instanceof FunctionValue f) {
      List<Value> parts = new ArrayList<>(f.defaults().values());
      parts.addAll(f.attributes().seen().values());
      return parts;
    } else if (value instanceof Value.Unknown u) {
      return u.maybe();
    } else if (value instanceof Value.Super s) {
      return List.of(s.self());
    } else if (value instanceof Raised r) {
      return r.arguments();
    } else if (value instanceof NativeValue n) {
      return n.holds();
    }
    return List.of();
  }

  /**
   * Objects and functions that can be got at and were there at that time: what was made later is
   * looked through.
   */
  public static void changeable(Value start, long since, List<Value> into) {
    Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Value> there = Collections.newSetFromMap(new IdentityHashMap<>());
    there.addAll(into);
    Deque<Value> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (!holds(value) || !seen.add(value)) {
        continue;
      }
      long born =
          value instanceof Instance i
              ? i.attributes().born()
              : value instanceof Mutable m ? m.born() : -1;
      boolean known =
          born >= 0
              ? born <= since
              : value instanceof FunctionValue
                  || value instanceof ClassValue
                  || value instanceof Crowd
                  || value instanceof BoundMethod b && b.function() instanceof FunctionValue;
      if (known) {
        if (there.add(value)) {
          into.add(value);
        }
      } else {
        parts(value).forEach(open::push);
      }
    }
  }
}
