package dev.kindling.python.evaluation;

import dev.kindling.python.values.FunctionValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Functions that call themselves on ways that may not be taken: where none of the ways is known to
 * end, following all of them would take for ever.
 */
final class Recursion {

  private static final int MOST = 3;

  private final Map<FunctionValue.Code, Deque<Integer>> running = new IdentityHashMap<>();

  /** Whether the function runs already, each time on one more way that may not be taken. */
  boolean tooDeep(FunctionValue function, int depth) {
    Deque<Integer> depths = running.get(function.code());
    if (depths == null) {
      return false;
    }
    int deeper = 0;
    int before = depth;
    for (int one : depths) {
      deeper += one < before ? 1 : 0;
      before = one;
    }
    return deeper >= MOST;
  }

  void enter(FunctionValue function, int depth) {
    running.computeIfAbsent(function.code(), code -> new ArrayDeque<>()).push(depth);
  }

  void leave(FunctionValue function) {
    Deque<Integer> depths = running.get(function.code());
    if (depths != null) {
      depths.pop();
      if (depths.isEmpty()) {
        running.remove(function.code());
      }
    }
  }
}
