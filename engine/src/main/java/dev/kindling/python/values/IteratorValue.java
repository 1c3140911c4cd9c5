package dev.kindling.python.values;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Join;
import dev.kindling.python.evaluation.Orders;
import dev.kindling.python.evaluation.Watch;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code zip}, a generator and the like give: elements that can be taken once. */
public final class IteratorValue implements Value, Mutable, Loose {

  private static final int ENDLESS = Integer.MAX_VALUE;

  private final long born = Journal.tick();
  private List<Value> rest;

  /** All elements where their order alone is not known; empty for any other. */
  private List<Value> loose = List.of();

  private boolean group;
  private @Nullable Unknown unknown;
  private @Nullable Later later;
  private @Nullable Watch watch;
  private @Nullable Value returned;

  /**
   * @param items a list of the largest size there is stands for one without an end
   */
  public IteratorValue(List<Value> items) {
    this.rest = items;
  }

  /**
   * What makes the elements.
   *
   * @param returned what the code has returned once the elements are made
   * @param holds what it gives access to
   */
  private record Later(
      Supplier<Value> code, Supplier<@Nullable Value> returned, Site site, List<Value> holds) {}

  private record Content(
      List<Value> rest,
      List<Value> loose,
      @Nullable Unknown unknown,
      @Nullable Later later,
      @Nullable Watch watch,
      @Nullable Value returned) {

    List<Value> holds() {
      return later != null ? later.holds() : loose.isEmpty() ? rest : loose;
    }

    /** All elements, in any order; null where they are not known. */
    @Nullable List<Value> all() {
      return later != null || unknown != null && loose.isEmpty()
          ? null
          : loose.isEmpty() ? rest : loose;
    }
  }

  /** Elements of which the order alone is not known. */
  public static IteratorValue loose(List<Value> items, Unknown reason) {
    IteratorValue result = new IteratorValue(items);
    if (items.size() > 1) {
      result.disorder(items, reason);
    }
    return result;
  }

  private void disorder(List<Value> items, Unknown reason) {
    loose = items;
    rest = List.of();
    unknown = reason.withMaybe(items.stream().filter(Reach::holds).toList());
  }

  @Override
  public @Nullable List<Value> loose() {
    return later != null || loose.isEmpty() ? null : loose;
  }

  @Override
  public void arrange(List<Value> order) {
    Journal.touch(this);
    rest = order;
    loose = List.of();
    unknown = null;
  }

  /** The elements not taken yet, in any order; afterwards there are none. */
  public @Nullable List<Value> drainLoose() {
    make();
    List<Value> items = loose();
    if (items == null) {
      return drain();
    }
    arrange(List.of());
    return items;
  }

  /**
   * Elements that code makes when the first of them is asked for.
   *
   * @param code gives an iterator of them, or something unknown
   * @param holds what the code gives access to
   */
  public static IteratorValue later(Supplier<Value> code, Site site, List<Value> holds) {
    return generator(code, () -> null, site, holds);
  }

  /**
   * Elements that a generator function makes when the first of them is asked for.
   *
   * @param code gives an iterator of them, or something unknown
   * @param returned what the function has returned, once the code has run
   * @param holds what the code gives access to
   */
  public static IteratorValue generator(
      Supplier<Value> code, Supplier<@Nullable Value> returned, Site site, List<Value> holds) {
    IteratorValue result = new IteratorValue(List.of());
    result.later = new Later(code, returned, site, holds);
    return result;
  }

  /** What {@code yield from} will give, asked for before it takes the elements. */
  public Value returned(Site site) {
    boolean maybeOver = later == null && rest.isEmpty();
    make();
    if (unknown != null) {
      return unknown;
    } else if (returned == null || returned == Singleton.NONE) {
      return Singleton.NONE;
    }
    return maybeOver
        ? new Unknown("whether a generator had come to its end before is not known", site)
        : returned;
  }

  /** What it gives access to; null where that is what it gives. */
  @Nullable List<Value> holds() {
    return later == null ? null : later.holds();
  }

  /** Makes the elements, if that has not been done. */
  private void make() {
    Later made = later;
    if (made == null) {
      return;
    }
    Journal.touch(this);
    later = null;
    Watch own = Journal.own().watch();
    watch = own;
    try {
      Value all = made.code().get();
      List<Value> items = all == this ? null : Iteration.items(all, made.site());
      if (items != null) {
        rest = items;
        returned = made.returned().get();
      } else {
        List<Value> some =
            Orders.of(all) == null ? null : Iteration.elements(all, null, made.site());
        unknown = Iteration.unknown(all, made.site());
        if (some != null) {
          disorder(some, unknown);
          returned = made.returned().get();
        }
      }
    } finally {
      Journal.own().unwatch(own);
    }
  }

  /**
   * Somebody begins to take some of the elements, and does other things in between: what the code
   * that makes them changes would be changed bit by bit.
   */
  public void begin() {
    Later made = later;
    if (made == null) {
      return;
    }
    try {
      make();
    } catch (PythonError error) {
      // The elements before the error are taken nevertheless.
      Unknown reason = new Unknown(String.valueOf(error.getMessage()), error.site(), true);
      if (watch != null) {
        watch.forgetChanges(reason);
      }
      forget(reason);
      return;
    }
    Watch own = watch;
    if (own != null) {
      Unknown reason =
          new Unknown("it is changed while a generator is taken from", made.site(), true);
      if (own.forgetChanges(reason)) {
        forget(reason);
      }
    }
  }

  /** Whether what made the elements would make others by now, where it is taken one by one. */
  public void check(Site site) {
    Watch own = watch;
    if (own != null && unknown == null && own.isOutdated()) {
      forget(new Unknown("what a generator looks at is changed meanwhile", site, true));
    }
  }

  /** Why it is not known what it gives; null where it is. */
  public @Nullable Unknown unknown() {
    make();
    return unknown;
  }

  /** The elements not taken yet; afterwards there are none. Null where they are not known. */
  public @Nullable List<Value> drain() {
    if (later == null) {
      check(Site.NOWHERE);
    }
    make();
    if (unknown != null) {
      return null;
    }
    Journal.touch(this);
    List<Value> taken = rest;
    rest = List.of();
    watch = null;
    return taken;
  }

  /** The elements not taken yet. */
  public List<Value> rest() {
    make();
    return rest;
  }

  /** Leaves out the first element. */
  public void advance() {
    make();
    Journal.touch(this);
    rest = rest.subList(1, rest.size());
  }

  /** A group of {@code itertools.groupby}. */
  public static IteratorValue group(List<Value> items) {
    IteratorValue result = new IteratorValue(items);
    result.group = true;
    return result;
  }

  public boolean isGroup() {
    return group;
  }

  /** Whether it has no end, as far as its elements have been made. */
  public boolean hasNoEnd() {
    return later == null && rest.size() > ENDLESS / 2;
  }

  /** Whether it has no end. */
  public boolean endless() {
    make();
    return rest.size() > ENDLESS / 2;
  }

  @Override
  public long born() {
    return born;
  }

  @Override
  public Object content() {
    return new Content(rest, loose, unknown, later, watch, returned);
  }

  @Override
  public void content(Object snapshot) {
    rest = ((Content) snapshot).rest;
    loose = ((Content) snapshot).loose;
    unknown = ((Content) snapshot).unknown;
    later = ((Content) snapshot).later;
    watch = ((Content) snapshot).watch;
    returned = ((Content) snapshot).returned;
  }

  @Override
  public boolean same(Object one, Object other) {
    Content a = (Content) one;
    Content b = (Content) other;
    boolean endless = a.rest.size() > ENDLESS / 2 || b.rest.size() > ENDLESS / 2;
    return a.later == b.later
        && a.watch == b.watch
        && sameReturned(a, b)
        && Join.same(a.unknown, b.unknown)
        && Container.alike(a.loose, b.loose)
        && (endless ? a.rest == b.rest : Join.same(a.rest, b.rest));
  }

  @Override
  public Object joined(Object one, Object other, Join join) {
    Content a = (Content) one;
    Content b = (Content) other;
    boolean endless = a.rest.size() > ENDLESS / 2 || b.rest.size() > ENDLESS / 2;
    boolean alike = a.later == b.later && a.watch == b.watch && sameReturned(a, b);
    if (alike
        && Join.same(a.unknown, b.unknown)
        && !endless
        && Join.same(a.rest, b.rest)
        && Container.alike(a.loose, b.loose)) {
      return a;
    }
    List<Value> ours = a.all();
    List<Value> theirs = b.all();
    if (alike && !endless && ours != null && theirs != null && Container.alike(ours, theirs)) {
      Unknown reason = a.unknown != null ? a.unknown : b.unknown;
      return new Content(
          List.of(),
          ours,
          reason == null ? join.disorder(ours, "iterator") : reason,
          null,
          a.watch,
          a.returned);
    }
    if (alike
        && a.later == null
        && a.unknown == null
        && b.unknown == null
        && !endless
        && a.rest.size() == b.rest.size()) {
      Tuple joined = join.items(a.rest, b.rest);
      if (joined != null) {
        return new Content(joined.items(), List.of(), null, null, a.watch, a.returned);
      }
    }
    Unknown content =
        join.content(
            endless ? List.of() : a.holds(),
            a.unknown,
            endless ? List.of() : b.holds(),
            b.unknown,
            ", which decides what is taken");
    return new Content(List.of(), List.of(), content, null, null, null);
  }

  private static boolean sameReturned(Content one, Content other) {
    return one.returned == null || other.returned == null
        ? one.returned == other.returned
        : Join.same(one.returned, other.returned);
  }

  @Override
  public void forget(Unknown reason) {
    Journal.touch(this);
    Unknown all = later == null ? reason : reason.withMaybe(later.holds());
    unknown = unknown == null ? all : unknown.withMaybe(all.maybe());
    rest = List.of();
    loose = List.of();
    later = null;
    watch = null;
    returned = null;
  }

  /** Elements without an end, each made when it is asked for. */
  public static IteratorValue endless(IntFunction<Value> element) {
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
