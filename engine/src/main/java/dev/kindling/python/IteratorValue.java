package dev.kindling.python;

import java.util.List;

/** What {@code zip}, a generator and the like give: elements that can be taken once. */
final class IteratorValue implements Value {

  private List<Value> rest;

  IteratorValue(List<Value> items) {
    this.rest = items;
  }

  /** The elements not taken yet; afterwards there are none. */
  List<Value> drain() {
    List<Value> taken = rest;
    rest = List.of();
    return taken;
  }

  /** The elements not taken yet. */
  List<Value> rest() {
    return rest;
  }

  /** Leaves out the first element. */
  void advance() {
    rest = rest.subList(1, rest.size());
  }
}
