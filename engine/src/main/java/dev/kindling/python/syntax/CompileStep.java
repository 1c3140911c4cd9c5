package dev.kindling.python.syntax;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Python's compiler refuses although its grammar takes it: {@code return} outside of a
 * function, {@code break} outside of a loop, {@code await} where nothing is asynchronous. What
 * concerns the scopes of names is told by the parser's own analysis of them.
 */
final class CompileStep {

  /** What code stands in. */
  enum Scope {
    MODULE,
    CLASS,
    FUNCTION,
    ASYNC_FUNCTION,
    LAMBDA,
    COMPREHENSION
  }

  /** The code is no Python. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int line;

    Refused(int line, String message) {
      super("is not valid Python 3: " + message, null, false, false);
      this.line = line;
    }
  }

  /** One scope, as far as it has been seen. */
  private static final class Seen {
    final Scope scope;
    int loops;
    int groupHandlers;
    boolean yields;
    boolean waits;
    int valueReturned;

    Seen(Scope scope) {
      this.scope = scope;
    }
  }

  private static final Set<String> FEATURES =
      Set.of(
          "nested_scopes",
          "generators",
          "division",
          "absolute_import",
          "with_statement",
          "print_function",
          "unicode_literals",
          "barry_as_FLUFL",
          "generator_stop",
          "annotations");

  private final Deque<Seen> open = new ArrayDeque<>();
  private int prologue;

  CompileStep() {
    open.push(new Seen(Scope.MODULE));
  }

  private Seen now() {
    return open.element();
  }

  void enter(Scope scope) {
    open.push(new Seen(scope));
  }

  /** Leaves the scope of a function, a lambda or a class. */
  void leave() {
    Seen left = open.pop();
    if (left.scope == Scope.ASYNC_FUNCTION && left.yields && left.valueReturned > 0) {
      throw new Refused(left.valueReturned, "'return' with value in async generator");
    }
  }

  /** Leaves a comprehension; only a generator may wait where nothing is asynchronous. */
  void leaveComprehension(boolean generator, int line) {
    boolean waited = open.pop().waits;
    if (waited && !generator) {
      waits("asynchronous comprehension", line);
    }
  }

  /** Enters the body of a loop. */
  void enterLoop() {
    now().loops++;
  }

  void leaveLoop() {
    now().loops--;
  }

  /**
   * Enters the body of a handler of exception groups, which no jump may leave.
   *
   * @return what {@link #leaveHandler} wants
   */
  int enterHandler() {
    int around = now().loops;
    now().loops = 0;
    now().groupHandlers++;
    return around;
  }

  void leaveHandler(int around) {
    now().loops = around;
    now().groupHandlers--;
  }

  void jumps(String word, int line) {
    if (now().loops == 0) {
      throw new Refused(line, "'" + word + "' outside of a loop");
    }
  }

  void returns(boolean value, int line) {
    Seen seen = now();
    if (seen.scope != Scope.FUNCTION && seen.scope != Scope.ASYNC_FUNCTION) {
      throw new Refused(line, "'return' outside function");
    } else if (seen.groupHandlers > 0) {
      throw new Refused(line, "'return' in an except* block");
    }
    seen.valueReturned = value ? line : seen.valueReturned;
  }

  void yields(boolean from, int line) {
    Seen seen = now();
    if (seen.scope == Scope.MODULE || seen.scope == Scope.CLASS) {
      throw new Refused(line, "'yield' outside function");
    } else if (from && seen.scope == Scope.ASYNC_FUNCTION) {
      throw new Refused(line, "'yield from' inside async function");
    }
    seen.yields = true;
  }

  /** Something waits: {@code await}, {@code async for}, {@code async with}. */
  void waits(String what, int line) {
    Seen seen = now();
    if (seen.scope == Scope.COMPREHENSION) {
      seen.waits = true;
    } else if (seen.scope != Scope.ASYNC_FUNCTION) {
      throw new Refused(line, "'" + what + "' outside async function");
    }
  }

  /** How many statements at the top of the module may be imports of the future. */
  void prologue(int statements) {
    prologue = statements;
  }

  /** An import of the future. */
  void future(Collection<String> names, int index, int line) {
    if (now().scope != Scope.MODULE || index >= prologue) {
      throw new Refused(line, "from __future__ imports must occur at the beginning of the file");
    }
    for (String name : names) {
      if (!FEATURES.contains(name)) {
        throw new Refused(line, "future feature " + name + " is not defined");
      }
    }
  }

  void star(int line) {
    if (now().scope != Scope.MODULE) {
      throw new Refused(line, "import * only allowed at module level");
    }
  }

  /** Names that must differ. */
  static void distinct(Collection<? extends @Nullable String> names, String what, int line) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name != null && !seen.add(name)) {
        throw new Refused(line, what + ": " + name);
      }
    }
  }
}
