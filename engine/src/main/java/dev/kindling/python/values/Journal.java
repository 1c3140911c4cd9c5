package dev.kindling.python.values;

import dev.kindling.python.evaluation.Watch;
import dev.kindling.python.evaluation.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What objects held before code changed them, kept while a mark is open. It is what lets the reader
 * take back one way through the code and follow another. One for each thread: a project is read by
 * one thread, and without an open mark nothing is kept.
 */
public final class Journal {

  private static final ThreadLocal<Journal> OWN = ThreadLocal.withInitial(Journal::new);
  private static final AtomicLong CLOCK = new AtomicLong();

  private final Crowd crowd = new Crowd();
  private @Nullable Mark top;
  private @Nullable Watch watch;
  private long touches;
  private long fresh = Long.MAX_VALUE;

  /** A point that the state can be taken back to. */
  public static final class Mark {

    private final @Nullable Mark below;
    private final Map<Mutable, Object> before = new LinkedHashMap<>();
    private final List<Way> pending = new ArrayList<>();
    private long opened = tick();

    private Mark(@Nullable Mark below) {
      this.below = below;
    }

    public @Nullable Mark below() {
      return below;
    }

    /** Ways that left the code from here on, and land further out. */
    public List<Way> pending() {
      return pending;
    }

    /** When it was opened, by the journal's count. */
    public long opened() {
      return opened;
    }

    /** Whether the object was there before, so that both ways may know it. */
    public boolean knows(Mutable object) {
      return object.born() < opened;
    }
  }

  /**
   * A reader begins: what another one that was ended on this thread, as by want of memory, left
   * open is none of its business.
   */
  public static void begin() {
    OWN.remove();
  }

  public static Journal own() {
    return OWN.get();
  }

  public Crowd crowd() {
    return crowd;
  }

  public static long tick() {
    return CLOCK.incrementAndGet();
  }

  /** Whoever changes an object says so before. */
  public static void touch(Mutable object) {
    Journal journal = OWN.get();
    if (journal.watch != null) {
      journal.watch.changes(object);
    }
    if (journal.top != null) {
      journal.record(object);
    }
  }

  /** Whoever looks at a container says so. */
  static void looks(Container container) {
    if (Watch.isAny()) {
      Watch watch = OWN.get().watch;
      if (watch != null) {
        watch.looks(container);
      }
    }
  }

  /** Whoever looks up a name says so. */
  static void looks(Bindings names, @Nullable Object name) {
    if (Watch.isAny() && name instanceof String text) {
      Watch watch = OWN.get().watch;
      if (watch != null) {
        watch.looks(names, text);
      }
    }
  }

  /** From here on it is watched what is looked at and changed. */
  Watch watch() {
    watch = new Watch(watch);
    return watch;
  }

  /** The watch that is kept at present, if any. */
  public @Nullable Watch watching() {
    return watch;
  }

  void unwatch(Watch own) {
    watch = own.end();
  }

  private void record(Mutable object) {
    touches++;
    if (top != null && top.knows(object) && !top.before.containsKey(object)) {
      top.before.put(object, object.content());
    }
  }

  /**
   * Asks something while objects made since then do not count as further ones: a loop makes new
   * ones in every round, and those of a round before stand for them.
   */
  public boolean regardless(long since, BooleanSupplier question) {
    long before = fresh;
    fresh = since;
    try {
      return question.getAsBoolean();
    } finally {
      fresh = before;
    }
  }

  /** Whether the value is an object that does not count as a further one now. */
  boolean passesOver(Value value) {
    if (value instanceof BoundMethod method) {
      return passesOver(method.self());
    }
    Mutable object =
        value instanceof Instance i
            ? i.attributes()
            : value instanceof ClassValue c ? c.bindings() : value instanceof Mutable m ? m : null;
    return object != null && object.born() > fresh;
  }

  /** Grows whenever something may have been changed since. */
  public long touches() {
    return touches;
  }

  public @Nullable Mark top() {
    return top;
  }

  public Mark open() {
    touches++;
    Mark mark = new Mark(top);
    top = mark;
    return mark;
  }

  /** Keeps what was done since; what lies below can still be taken back. */
  public void close(Mark mark) {
    expect(mark);
    Mark below = mark.below;
    if (below != null) {
      mark.before.forEach(
          (object, content) -> {
            if (below.knows(object)) {
              below.before.putIfAbsent(object, content);
            }
          });
    }
    top = below;
  }

  /** What is otherwise than at the mark, which is the last that is open. */
  public Map<Mutable, Object> changes(Mark mark) {
    expect(mark);
    Map<Mutable, Object> changes = new LinkedHashMap<>();
    mark.before.forEach(
        (object, content) -> {
          Object now = object.content();
          if (!object.same(now, content)) {
            changes.put(object, now);
          }
        });
    return changes;
  }

  /** Takes back what was done since the mark, which is the last that is open. */
  public void rollback(Mark mark) {
    expect(mark);
    touches++;
    mark.before.forEach(Mutable::content);
  }

  /** Makes objects hold what the changes tell. */
  public void apply(Map<Mutable, Object> changes) {
    changes.forEach(
        (object, content) -> {
          record(object);
          object.content(content);
        });
  }

  /**
   * What every object that was changed since the mark holds now, and what it held at the mark,
   * whatever marks were opened since.
   */
  public Map<Mutable, Object> now(Mark from, Map<Mutable, Object> then) {
    List<Mark> marks = new ArrayList<>();
    for (Mark mark = top; mark != null; mark = mark == from ? null : mark.below) {
      marks.add(0, mark);
    }
    Map<Mutable, Object> now = new LinkedHashMap<>();
    for (Mark mark : marks) {
      mark.before.forEach(
          (object, content) -> {
            then.putIfAbsent(object, content);
            now.putIfAbsent(object, object.content());
          });
    }
    return now;
  }

  /** From here on the mark is a mark of this moment for whatever has been made since it. */
  public void refresh(Mark mark) {
    expect(mark);
    mark.opened = tick();
  }

  /** Takes the mark away without telling those below of what was done since. */
  public void drop(Mark mark) {
    expect(mark);
    top = mark.below;
  }

  /** Ends all marks above that one where it cannot be told what was done: nothing is known then. */
  public void abandon(@Nullable Mark floor, Value.Unknown reason) {
    while (top != null && top != floor) {
      Mark mark = top;
      List<Mutable> changed = new ArrayList<>(mark.before.keySet());
      mark.pending.forEach(way -> changed.addAll(way.changes().keySet()));
      close(mark);
      changed.forEach(object -> object.forget(reason));
    }
  }

  private void expect(Mark mark) {
    if (top != mark) {
      throw new IllegalStateException("a mark is used that is not the last one");
    }
  }
}
