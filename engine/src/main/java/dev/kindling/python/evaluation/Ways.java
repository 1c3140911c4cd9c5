package dev.kindling.python.evaluation;

import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Follows every way that code may take, each on its own state, and joins them. A way that ends
 * otherwise than the one that is gone on with (it returns, leaves the loop, raises) is kept, with
 * what it has changed, until the place where it lands: the end of the loop, of the function, the
 * handler.
 */
public final class Ways {

  /** Errors that are told apart; more are one error that is not known. */
  private static final int MOST_ERRORS = 6;

  /** Rounds of a loop until whatever changes is unknown as a whole. */
  private static final int ROUNDS_TO_FLAT = 3;

  private final Budget budget;
  private final Doubts doubts;
  private int depth;

  Ways(Budget budget, Doubts doubts) {
    this.budget = budget;
    this.doubts = doubts;
  }

  /** The value of one of several expressions; which of them Python takes is not known. */
  Value choose(Value.Unknown because, List<Supplier<Value>> ways) {
    Completion end =
        fork(
            because,
            ways.stream().map(way -> (Completion.Code) () -> Completion.value(way.get())).toList());
    if (end.error() != null) {
      throw end.error();
    }
    return end.value() == null ? because : end.value();
  }

  /** Follows each of the ways from here; gives how it goes on. */
  Completion fork(Value.Unknown because, List<Completion.Code> ways) {
    Journal journal = Journal.own();
    Journal.Mark floor = journal.top();
    try {
      Journal.Mark mark = journal.open();
      List<Way> all = new ArrayList<>();
      for (Completion.Code way : ways) {
        all.addAll(follow(mark, way, because));
      }
      return settle(mark, all);
    } catch (RuntimeException | StackOverflowError e) {
      throw abandoned(floor, e);
    }
  }

  /** How many ways that may not be taken lead here. */
  int depth() {
    return depth;
  }

  public Doubts doubts() {
    return doubts;
  }

  /** The ways that code takes from the mark, which the state is at afterwards. */
  private List<Way> follow(Journal.Mark mark, Completion.Code code, Value.Unknown because) {
    budget.step();
    depth++;
    try {
      return gather(mark, Completion.of(code), because);
    } finally {
      depth--;
    }
  }

  /**
   * Runs code that may be left in ways that end here.
   *
   * @param landing how an end looks from outside
   */
  Completion scope(UnaryOperator<Completion> landing, Completion.Code code) {
    Journal journal = Journal.own();
    Journal.Mark floor = journal.top();
    try {
      Completion main = Completion.of(code);
      Journal.Mark base = above(floor, journal);
      return base == null ? landing.apply(main) : settle(base, landed(base, main, landing));
    } catch (RuntimeException | StackOverflowError e) {
      throw abandoned(floor, e);
    }
  }

  private List<Way> landed(Journal.Mark base, Completion main, UnaryOperator<Completion> landing) {
    List<Way> all = new ArrayList<>();
    gather(base, main, null)
        .forEach(
            way ->
                all.add(
                    new Way(landing.apply(way.end()), way.changes(), way.because(), way.since())));
    return all;
  }

  /** The lowest mark above that one; null where none is open. */
  private static Journal.@Nullable Mark above(Journal.@Nullable Mark floor, Journal journal) {
    Journal.Mark base = null;
    for (Journal.Mark mark = journal.top(); mark != floor && mark != null; mark = mark.below()) {
      base = mark;
    }
    return base;
  }

  /**
   * Runs code, and for each way that it takes what follows it: a handler, a {@code finally}.
   *
   * @param then is told how the code ended, and says how that goes on
   */
  Completion then(Completion.Code code, UnaryOperator<Completion> then) {
    Journal journal = Journal.own();
    Journal.Mark floor = journal.top();
    try {
      Completion main = Completion.of(code);
      Journal.Mark base = above(floor, journal);
      return base == null ? then.apply(main) : each(base, gather(base, main, null), then);
    } catch (RuntimeException | StackOverflowError e) {
      throw abandoned(floor, e);
    }
  }

  /**
   * The same, where errors that the reader does not see are caught as well: wherever something is
   * not followed within the code, one may be raised.
   */
  Completion attempt(Completion.Code code, UnaryOperator<Completion> then) {
    Journal journal = Journal.own();
    Journal.Mark floor = journal.top();
    try {
      Doubts.Scope scope = doubts.open();
      Completion main;
      try {
        main = Completion.of(code);
      } finally {
        doubts.close(scope);
      }
      Way doubt = scope.way();
      if (journal.top() == scope.from() && doubt == null) {
        journal.close(scope.from());
        return then.apply(main);
      }
      List<Way> ways = gather(scope.from(), main, doubt == null ? null : doubt.because());
      if (doubt != null) {
        ways.add(doubt);
      }
      return each(scope.from(), ways, then);
    } catch (RuntimeException | StackOverflowError e) {
      throw abandoned(floor, e);
    }
  }

  /** Goes on from the end of each of the ways. */
  Completion each(Journal.Mark base, List<Way> ways, UnaryOperator<Completion> then) {
    List<Way> all = new ArrayList<>();
    for (Way way : merged(base, ways)) {
      all.addAll(
          follow(
              base,
              () -> {
                Journal.own().apply(way.changes());
                return then.apply(way.end());
              },
              way.because()));
    }
    return settle(base, all);
  }

  /** The state is taken back to the base, which is the last mark then; gives all ways from it. */
  List<Way> gather(Journal.Mark base, Completion main, Value.@Nullable Unknown because) {
    Journal journal = Journal.own();
    Journal.Mark mark = top(journal);
    List<Way> ways = new ArrayList<>();
    Value.Unknown reason = because;
    for (Journal.Mark m = mark; reason == null && m != null; m = m.below()) {
      reason = m.pending().isEmpty() ? null : m.pending().get(0).because();
    }
    ways.add(
        new Way(
            main,
            journal.changes(mark),
            reason == null ? new Value.Unknown("it is not known", Site.NOWHERE) : reason,
            mark.opened()));
    ways.addAll(mark.pending());
    mark.pending().clear();
    journal.rollback(mark);
    while (mark != base) {
      journal.drop(mark);
      mark = top(journal);
      Map<Mutable, Object> between = journal.changes(mark);
      ways.replaceAll(way -> way.after(between));
      ways.addAll(mark.pending());
      mark.pending().clear();
      journal.rollback(mark);
    }
    return ways;
  }

  private static Journal.Mark top(Journal journal) {
    Journal.Mark mark = journal.top();
    if (mark == null) {
      throw new IllegalStateException("no mark is open");
    }
    return mark;
  }

  /** Goes on with one of the ways, and keeps those that end otherwise for where they land. */
  private Completion settle(Journal.Mark base, List<Way> ways) {
    List<Way> merged = merged(base, ways);
    merged.sort(Comparator.comparing(way -> way.end().flow()));
    Way first = merged.get(0);
    List<Way> others = merged.subList(1, merged.size());
    if (!doubts.catching()) {
      others = others.stream().filter(way -> way.end().flow() != Flow.RAISE).toList();
    }
    Journal journal = Journal.own();
    if (others.isEmpty()) {
      journal.apply(first.changes());
      journal.close(base);
    } else {
      journal.refresh(base);
      journal.apply(first.changes());
      base.pending().addAll(others);
    }
    return first.end();
  }

  /** Ways that end alike are one. */
  private List<Way> merged(Journal.Mark base, List<Way> ways) {
    explicit(base, ways);
    List<Way> merged = new ArrayList<>();
    for (Way way : ways) {
      int at = 0;
      while (at < merged.size() && !merged.get(at).alike(way)) {
        at++;
      }
      if (at < merged.size()) {
        merged.set(at, joined(merged.get(at), way, false));
      } else {
        merged.add(way);
      }
    }
    List<Way> errors = merged.stream().filter(way -> way.end().flow() == Flow.RAISE).toList();
    if (errors.size() > MOST_ERRORS) {
      merged.removeAll(errors);
      Way all = errors.get(0);
      for (Way way : errors.subList(1, errors.size())) {
        all = joined(all, way, false);
      }
      merged.add(all.doubtful());
    }
    return merged;
  }

  /** Whatever was made since the mark, and is known to several ways, is told by each of them. */
  private static void explicit(Journal.Mark base, List<Way> ways) {
    Set<Mutable> late = new LinkedHashSet<>();
    for (Way way : ways) {
      way.changes().keySet().stream().filter(object -> !base.knows(object)).forEach(late::add);
    }
    for (Way way : ways) {
      late.forEach(object -> way.changes().computeIfAbsent(object, Mutable::content));
    }
  }

  private Way joined(Way one, Way other, boolean flat) {
    budget.steps(one.changes().size() + other.changes().size());
    Join join = new Join(one, other, flat);
    Map<Mutable, Object> changes = join.changes();
    Completion end = one.end();
    Value a = one.end().value();
    Value b = other.end().value();
    if (a != null && b != null) {
      end = new Completion(end.flow(), join.of(a, b), end.error());
    } else if (end.error() != null && other.end().error() != null) {
      end = Completion.raise(end.error().joined(other.end().error(), join));
    }
    join.finish();
    return new Way(end, changes, other.because(), Math.max(one.since(), other.since()));
  }

  // ---------------------------------------------------------------- loops

  /**
   * A loop of which it is not known how many rounds it makes: followed until a further round
   * changes nothing that is known.
   *
   * @param round ends with {@link Flow#NEXT} where a further one may come
   */
  Completion repeat(Value.Unknown because, Completion.Code round) {
    Journal journal = Journal.own();
    Journal.Mark floor = journal.top();
    long started = -1;
    try {
      for (int count = 0; ; count++) {
        Journal.Mark mark = journal.open();
        int crowd = journal.crowd().size();
        List<Way> ways = follow(mark, round, because);
        explicit(mark, ways);
        List<Way> left = new ArrayList<>();
        Way state = new Way(Completion.NEXT, new LinkedHashMap<>(), because, Journal.tick());
        boolean flat = count >= ROUNDS_TO_FLAT;
        for (Way way : ways) {
          if (way.end().flow() == Flow.NEXT || way.end().flow() == Flow.CONTINUE) {
            state = joined(state, way.ending(Completion.NEXT), flat);
          } else {
            left.add(way);
          }
        }
        if (started < 0) {
          started = mark.opened();
        }
        Way reached = state;
        long since = started;
        if (flat
            ? journal.regardless(
                since, () -> stable(since, reached) && journal.crowd().isAsItWas(crowd))
            : stable(mark.opened(), reached) && journal.crowd().isAsItWas(crowd)) {
          left.add(0, new Way(Completion.NEXT, reached.changes(), because, mark.opened()));
          return settle(mark, left);
        }
        journal.apply(state.changes());
        journal.close(mark);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw abandoned(floor, e);
    }
  }

  /**
   * Whether a round changed nothing of what was there at that time. In the end that is when the
   * loop began: the objects that each of its rounds makes are known to nobody by then but as
   * something unknown, and those of one round stand for those of the next.
   */
  private static boolean stable(long since, Way state) {
    return state.changes().entrySet().stream()
        .allMatch(
            change ->
                change.getKey().born() >= since
                    || change.getKey().same(change.getKey().content(), change.getValue()));
  }

  // ---------------------------------------------------------------- the end of reading

  private static RuntimeException abandoned(Journal.@Nullable Mark floor, Throwable failure) {
    Journal.own()
        .abandon(
            floor,
            new Value.Unknown(
                failure instanceof PythonError e
                    ? String.valueOf(e.getMessage())
                    : "code is not followed to its end",
                failure instanceof PythonError e ? e.site() : Site.NOWHERE));
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
