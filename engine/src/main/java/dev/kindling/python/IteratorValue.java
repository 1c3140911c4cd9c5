package dev.kindling.python;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** What {@code zip}, a generator and the like give: elements that can be taken once. */
public final class IteratorValue implements Value {

  private static final int ENDLESS = Integer.MAX_VALUE;

  private List<Value> rest;
  private boolean group;

  /**
   * @param items a list of the largest size there is stands for one without an end
   */
  public IteratorValue(List<Value> items) {
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

  /** A group of {@code itertools.groupby}. */
  static IteratorValue group(List<Value> items) {
    IteratorValue result = new IteratorValue(items);
    result.group = true;
    return result;
  }

  boolean isGroup() {
    return group;
  }

  /** From here on its elements are not known. */
  void lose(Unknown reason) {
    rest = new Endless(i -> reason);
  }

  /** Whether it has no end. */
  boolean endless() {
    return rest.size() > ENDLESS / 2;
  }

  /** Elements without an end, each made when it is asked for. */
  static IteratorValue endless(IntFunction<Value> element) {
    return new IteratorValue(new Endless(element));
  }

  private static final class Endless extends AbstractList<Value> implements RandomAccess {

    private final IntFunction<Value> element;

    Endless(IntFunction<Value> element) {
      this.element = element;
    }

    @Override
    public Value get(int index) {
      return element.apply(index);
    }

    @Override
    public int size() {
      return ENDLESS;
    }
  }
}
