package dev.kindling.python.evaluation;

import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where code within {@code try} does something that is not followed, Python may raise an error: the
 * state that the handlers would find is kept, joined over all such places.
 */
public final class Doubts {

  private final Budget budget;
  private @Nullable Scope innermost;
  private int catching;

  Doubts(Budget budget) {
    this.budget = budget;
  }

  /** The code within one {@code try}. */
  public static final class Scope {

    private final @Nullable Scope outer;
    private final Journal.Mark from;
    private @Nullable Way way;
    private long touches = -1;

    private Scope(@Nullable Scope outer, Journal.Mark from) {
      this.outer = outer;
      this.from = from;
    }

    public Journal.Mark from() {
      return from;
    }

    /** The way on which an error is raised somewhere within; null where nothing may raise one. */
    public @Nullable Way way() {
      return way;
    }
  }

  /** Whether anybody may catch an error that is raised here. */
  boolean catching() {
    return catching > 0;
  }

  public Scope open() {
    catching++;
    innermost = new Scope(innermost, Journal.own().open());
    return innermost;
  }

  public void close(Scope scope) {
    catching--;
    innermost = scope.outer;
  }

  /** A module of the project that is imported is taken to be imported to its end. */
  @Nullable Scope suspend() {
    Scope suspended = innermost;
    innermost = null;
    return suspended;
  }

  void resume(@Nullable Scope suspended) {
    innermost = suspended;
  }

  /** Python may raise an error here that the reader does not see. */
  void doubt(Value.Unknown because) {
    Scope scope = innermost;
    Journal journal = Journal.own();
    if (scope == null || scope.touches == journal.touches()) {
      return;
    }
    scope.touches = journal.touches();
    Map<Mutable, Object> then = new LinkedHashMap<>();
    Map<Mutable, Object> now = journal.now(scope.from, then);
    budget.steps(now.size());
    Way way =
        new Way(Completion.raise(PythonError.doubtful(because)), now, because, Journal.tick());
    Way former = scope.way;
    scope.way = former == null ? way : joined(former, way, then);
  }

  /** Both ways start from the scope, though the state is the one of now. */
  private static Way joined(Way former, Way way, Map<Mutable, Object> then) {
    former
        .changes()
        .keySet()
        .forEach(object -> way.changes().computeIfAbsent(object, Mutable::content));
    way.changes()
        .keySet()
        .forEach(
            object ->
                former
                    .changes()
                    .computeIfAbsent(object, o -> then.containsKey(o) ? then.get(o) : o.content()));
    Join join = new Join(former, way, false);
    Map<Mutable, Object> changes = join.changes();
    join.finish();
    return new Way(former.end(), changes, former.because(), way.since());
  }
}
