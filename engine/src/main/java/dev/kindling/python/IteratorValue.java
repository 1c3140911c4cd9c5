package dev.kindling.python;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What {@code zip}, a generator and the like give: elements that can be taken once. */
public final class IteratorValue implements Value, Mutable {

  private static final int ENDLESS = Integer.MAX_VALUE;

  private final long born = Journal.tick();
  private List<Value> rest;
  private boolean group;
  private @Nullable Unknown unknown;

  /**
   * @param items a list of the largest size there is stands for one without an end
   */
  public IteratorValue(List<Value> items) {
    this.rest = items;
  }

  private record Content(List<Value> rest, @Nullable Unknown unknown) {}

  /** Why it is not known what it gives; null where it is. */
  @Nullable Unknown unknown() {
    return unknown;
  }

  /** The elements not taken yet; afterwards there are none. Null where they are not known. */
  @Nullable List<Value> drain() {
    if (unknown != null) {
      return null;
    }
    Journal.touch(this);
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
    Journal.touch(this);
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

  /** Whether it has no end. */
  boolean endless() {
    return rest.size() > ENDLESS / 2;
  }

  @Override
  public long born() {
    return born;
  }

  @Override
  public Object content() {
    return new Content(rest, unknown);
  }

  @Override
  public void content(Object snapshot) {
    rest = ((Content) snapshot).rest;
    unknown = ((Content) snapshot).unknown;
  }

  @Override
  public boolean same(Object one, Object other) {
    Content a = (Content) one;
    Content b = (Content) other;
    boolean endless = a.rest.size() > ENDLESS / 2 || b.rest.size() > ENDLESS / 2;
    return Join.same(a.unknown, b.unknown)
        && (endless ? a.rest == b.rest : Join.same(a.rest, b.rest));
  }

  @Override
  public Object joined(Object one, Object other, Join join) {
    Content a = (Content) one;
    Content b = (Content) other;
    boolean endless = a.rest.size() > ENDLESS / 2 || b.rest.size() > ENDLESS / 2;
    if (a.unknown == null && b.unknown == null && !endless && a.rest.size() == b.rest.size()) {
      Tuple joined = join.items(a.rest, b.rest);
      if (joined != null) {
        return new Content(joined.items(), null);
      }
    }
    return new Content(
        List.of(),
        join.content(
            endless ? List.of() : a.rest,
            a.unknown,
            endless ? List.of() : b.rest,
            b.unknown,
            ", which decides what is taken"));
  }

  @Override
  public void forget(Unknown reason) {
    Journal.touch(this);
    unknown = unknown == null ? reason : unknown.withMaybe(reason.maybe());
    rest = List.of();
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
