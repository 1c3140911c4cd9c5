package dev.kindling.python.values;

import java.util.ArrayList;
import java.util.List;

/**
 * Stands among what an unknown value may be for more objects than are told one by one: whoever
 * changes such a value may change every one of them. There is one for each reading, and it only
 * grows; that a value may be more than it can be loses knowledge, but claims nothing.
 */
public final class Crowd implements NativeValue {

  /** What an unknown value may be is told one by one up to here. */
  static final int MOST = 1_000;

  private final Candidates known = new Candidates(List.of());
  private final List<Value> members = new ArrayList<>();

  /** The values, or a crowd that they are part of from here on. */
  static List<Value> limited(List<Value> values) {
    if (values.size() <= 1) {
      return List.copyOf(values);
    }
    Crowd crowd = Journal.own().crowd();
    if (values.size() <= MOST && !values.contains(crowd)) {
      return List.copyOf(values);
    }
    for (Value value : values) {
      if (value != crowd && crowd.known.add(value)) {
        crowd.members.add(value);
      }
    }
    return List.of(crowd);
  }

  boolean has(Value value) {
    return value == this || known.has(value);
  }

  public int size() {
    return members.size();
  }

  /** Whether nothing has come in since it had that size that counts as a further object. */
  public boolean isAsItWas(int size) {
    Journal journal = Journal.own();
    return members.subList(size, members.size()).stream().allMatch(journal::passesOver);
  }

  @Override
  public String typeName() {
    return "object";
  }

  @Override
  public List<Value> holds() {
    return List.copyOf(members);
  }
}
