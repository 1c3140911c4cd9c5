package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Checked.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bindings that are known at one place of a rule; what is bound in a group stays in it. */
final class Scope {

  /**
   * @param reader from the slot's fact to the bound value
   */
  record Binding(Slot slot, FieldType type, Reader reader) {}

  /** From a fact to what a path of fields leads to; null where the path ends early. */
  interface Reader {
    @Nullable Object of(@Nullable Object fact);
  }

  private final Map<String, Binding> bindings;
  private final List<Slot> slots;

  Scope() {
    this(Map.of(), List.of());
  }

  private Scope(Map<String, Binding> bindings, List<Slot> slots) {
    this.bindings = new LinkedHashMap<>(bindings);
    this.slots = new ArrayList<>(slots);
  }

  Scope inner() {
    return new Scope(bindings, slots);
  }

  void add(Slot slot) {
    slots.add(slot);
  }

  /** A fact that is matched before; null for the first pattern. */
  @Nullable Slot earlier() {
    return slots.isEmpty() ? null : slots.get(slots.size() - 1);
  }

  void bind(String name, Binding binding) {
    bindings.put(name, binding);
  }

  @Nullable Binding find(String name) {
    return bindings.get(name);
  }

  List<String> names() {
    return List.copyOf(bindings.keySet());
  }
}
