package dev.kindling.python.evaluation;

import dev.kindling.python.values.Bindings;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What code looks at and changes while it makes the elements of an iterator all at once, which
 * Python makes one by one: where somebody else changes what it looked at before the last of them is
 * taken, the others are not known.
 */
public final class Watch {

  private static final AtomicInteger RUNNING = new AtomicInteger();

  private final @Nullable Watch outer;
  private final long since = Journal.tick();
  private final Map<Container, Object> looked = new IdentityHashMap<>();
  private final Map<Bindings, Map<String, Value>> names = new IdentityHashMap<>();
  private final Map<Mutable, Object> changed = new IdentityHashMap<>();
  private final Map<Bindings, Set<String>> own = new IdentityHashMap<>();

  public Watch(@Nullable Watch outer) {
    this.outer = outer;
    RUNNING.incrementAndGet();
  }

  /** Ends it; gives the one that it stood in for. */
  public @Nullable Watch end() {
    RUNNING.decrementAndGet();
    looked.replaceAll((container, none) -> container.content());
    names.forEach((all, some) -> some.replaceAll((name, none) -> all.seen().get(name)));
    changed
        .entrySet()
        .removeIf(change -> change.getKey().same(change.getValue(), change.getKey().content()));
    return outer;
  }

  /** Whether anybody watches; spares the others the question who. */
  public static boolean isAny() {
    return RUNNING.get() > 0;
  }

  public void looks(Container container) {
    looked.putIfAbsent(container, container);
    if (outer != null) {
      outer.looks(container);
    }
  }

  public void looks(Bindings all, String name) {
    if (all.born() < since) {
      names.computeIfAbsent(all, none -> new HashMap<>()).put(name, Value.of(false));
      if (outer != null) {
        outer.looks(all, name);
      }
    }
  }

  /**
   * The code that makes the elements has names of its own.
   *
   * @param shared those of them that somebody else may see
   */
  void owns(Bindings names, Set<String> shared) {
    own.put(names, shared);
    if (outer != null) {
      outer.owns(names, shared);
    }
  }

  public void changes(Mutable object) {
    if (object.born() < since) {
      changed.computeIfAbsent(object, Mutable::content);
      if (outer != null) {
        outer.changes(object);
      }
    }
  }

  /** Whether what was looked at is otherwise now than when it ended. */
  public boolean isOutdated() {
    return looked.entrySet().stream()
            .anyMatch(e -> !e.getKey().same(e.getValue(), e.getKey().content()))
        || names.entrySet().stream()
            .anyMatch(
                all ->
                    all.getValue().entrySet().stream()
                        .anyMatch(
                            e -> !Join.same(e.getValue(), all.getKey().seen().get(e.getKey()))));
  }

  /**
   * Which of what it changed is changed by when is not known.
   *
   * @return whether it looked at any of that
   */
  public boolean forgetChanges(Value.Unknown reason) {
    boolean seen = false;
    for (Map.Entry<Mutable, Object> change : List.copyOf(changed.entrySet())) {
      if (change.getKey() instanceof Bindings all) {
        Map<String, Value> some = names.getOrDefault(all, Map.of());
        Set<String> shared = own.get(all);
        for (String name : all.changedSince(change.getValue())) {
          if (shared == null || shared.contains(name)) {
            seen |= some.containsKey(name);
            all.put(name, reason);
          }
        }
      } else {
        seen |= change.getKey() instanceof Container c && looked.containsKey(c);
        change.getKey().forget(reason);
      }
    }
    return seen;
  }
}
