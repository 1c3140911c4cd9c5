package dev.kindling.python.evaluation;

import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What code that is not followed may do to what it is given: lists, dicts, sets, objects and
 * iterators hold anything from then on, whatever they are reached through, and functions of the
 * project may be called, any number of times.
 */
final class Havoc {

  private final Interpreter interpreter;
  private final Value.Unknown reason;

  Havoc(Interpreter interpreter, Value.Unknown reason) {
    this.interpreter = interpreter;
    this.reason = reason;
  }

  /** Nothing is known of the one object from here on. */
  static void forget(Value value, Value.Unknown reason) {
    if (value instanceof Instance instance) {
      instance.attributes().forget(reason);
    } else if (value instanceof Mutable object) {
      object.forget(reason);
    }
  }

  /** Code that is not followed is given these; what it may get from functions it may give back. */
  List<Value> of(Collection<Value> given) {
    Deque<Value> open = new ArrayDeque<>();
    for (Value value : given) {
      if (Reach.holds(value)) {
        open.add(value);
      }
    }
    if (open.isEmpty()) {
      return List.of();
    }
    Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Value> functions = new ArrayList<>();
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (!Reach.holds(value) || !seen.add(value)) {
        continue;
      }
      interpreter.budget().step();
      if (value instanceof FunctionValue
          || value instanceof BoundMethod b && b.function() instanceof FunctionValue) {
        functions.add(value);
        continue;
      }
      Reach.parts(value).forEach(open::push);
      forget(value, reason);
    }
    List<Value> results = new ArrayList<>();
    functions.forEach(function -> results.addAll(interpreter.calls().perhaps(function, reason)));
    return results;
  }
}
