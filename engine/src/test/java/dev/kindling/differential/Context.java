package dev.kindling.differential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a program something stands.
 *
 * @param scope the names in reach
 * @param function within a function
 * @param loop within a loop of that function
 * @param generator within a generator
 * @param again whether the place may be passed more than once in a run
 * @param returns the type of what the function returns or yields
 * @param rounds expressions that tell the rounds of the loops around apart
 * @param depth how many blocks are around
 */
record Context(
    Scope scope,
    boolean function,
    boolean loop,
    boolean generator,
    boolean again,
    @Nullable String returns,
    List<String> rounds,
    int depth) {

  /** Stands among the rounds for the calls of the function around. */
  static final String CALL = "";

  static Context ofModule(Scope scope) {
    return new Context(scope, false, false, false, false, null, List.of(), 0);
  }

  Context block() {
    return new Context(scope.block(), function, loop, generator, again, returns, rounds, depth + 1);
  }

  Context loopBody() {
    return new Context(scope.block(), function, true, generator, true, returns, rounds, depth + 1);
  }

  Context functionBody(@Nullable String type, boolean yields, boolean once) {
    return new Context(
        scope.function(),
        true,
        false,
        yields,
        !once,
        type,
        once ? List.of() : List.of(CALL),
        depth + 1);
  }

  Context round(String expression) {
    List<String> more = new ArrayList<>(rounds);
    more.add(expression);
    return new Context(scope, function, loop, generator, again, returns, more, depth);
  }
}
