package dev.kindling.condensation;

/**
 * Numbered items in an order that can be asked for in constant time and changed by moving an item
 * beside another. Each item has a label; where labels run out of room, the smallest surroundings
 * that are sparse enough are labelled anew (Bender, Cole, Demaine, Farach-Colton and Zito, "Two
 * simplified algorithms for maintaining order in a list"), which costs a logarithm a move, spread
 * over all of them.
 */
final class OrderedList {

  private static final int BITS = 62;
  private static final double OVERFLOW = 1.3;

  private final int[] next;
  private final int[] previous;
  private final long[] label;
  private final int head;

  /** An empty list of items numbered below {@code capacity}. */
  OrderedList(int capacity) {
    head = capacity;
    next = new int[capacity + 1];
    previous = new int[capacity + 1];
    label = new long[capacity + 1];
    next[head] = head;
    previous[head] = head;
  }

  /** Puts items into an empty list, evenly spaced. */
  void fill(int[] items) {
    long gap = (1L << BITS) / (items.length + 1);
    int last = head;
    for (int i = 0; i < items.length; i++) {
      link(items[i], last);
      label[items[i]] = gap * (i + 1);
      last = items[i];
    }
  }

  boolean isBefore(int one, int two) {
    return label[one] < label[two];
  }

  long label(int item) {
    return label[item];
  }

  /** Takes an item out. */
  void remove(int item) {
    next[previous[item]] = next[item];
    previous[next[item]] = previous[item];
  }

  /** Puts an item that is not in the list behind one that is. */
  void insertAfter(int item, int place) {
    if (end(place) - label[place] < 2) {
      makeRoom(place);
    }
    label[item] = label[place] + (end(place) - label[place]) / 2;
    link(item, place);
  }

  /** Puts an item that is not in the list before one that is. */
  void insertBefore(int item, int place) {
    if (previous[place] == head && label[place] < 2) {
      makeRoom(place);
    }
    if (previous[place] != head) {
      insertAfter(item, previous[place]);
    } else {
      label[item] = label[place] / 2;
      link(item, head);
    }
  }

  /** Puts an item that is not in the list where another was, which leaves it. */
  void replace(int old, int item) {
    label[item] = label[old];
    int place = previous[old];
    remove(old);
    link(item, place);
  }

  private void link(int item, int place) {
    next[item] = next[place];
    previous[item] = place;
    previous[next[place]] = item;
    next[place] = item;
  }

  private long end(int item) {
    return next[item] == head ? 1L << BITS : label[next[item]];
  }

  private void makeRoom(int place) {
    int first = place;
    int last = place;
    long count = 1;
    double allowed = 1;
    for (int level = 1; level <= BITS; level++) {
      long low = label[place] >>> level << level;
      long size = 1L << level;
      while (previous[first] != head && label[previous[first]] >= low) {
        first = previous[first];
        count++;
      }
      while (next[last] != head && label[next[last]] < low + size) {
        last = next[last];
        count++;
      }
      allowed *= 2 / OVERFLOW;
      if (count < allowed && size / (count + 1) >= 2) {
        spread(first, count, low, size / (count + 1));
        return;
      }
    }
    throw new IllegalStateException("more items than labels");
  }

  private void spread(int first, long count, long low, long gap) {
    int item = first;
    for (long i = 1; i <= count; i++) {
      label[item] = low + gap * i;
      item = next[item];
    }
  }
}
