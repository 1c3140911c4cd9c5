package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Checked.Slot;
import java.util.ArrayList;
import java.util.List;

/** The facts that one test or conclusion reads, each with its place in the order they come in. */
final class Frame {

  private final List<Slot> slots = new ArrayList<>();

  int place(Slot slot) {
    int at = slots.indexOf(slot);
    if (at < 0) {
      slots.add(slot);
      return slots.size() - 1;
    }
    return at;
  }

  List<Slot> slots() {
    return List.copyOf(slots);
  }
}
