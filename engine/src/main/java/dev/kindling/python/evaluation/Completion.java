package dev.kindling.python.evaluation;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/**
 * How code ends.
 *
 * @param value what a return gives, or an expression
 * @param error what is raised
 */
public record Completion(Flow flow, @Nullable Value value, @Nullable PythonError error) {

  static final Completion NEXT = of(Flow.NEXT);

  /** Code that may raise an error; one that nobody can catch goes through. */
  interface Code {
    Completion run();
  }

  static Completion of(Flow flow) {
    return new Completion(flow, null, null);
  }

  static Completion value(Value value) {
    return new Completion(Flow.NEXT, value, null);
  }

  static Completion raise(PythonError error) {
    return new Completion(Flow.RAISE, null, error);
  }

  static Completion of(Code code) {
    try {
      return code.run();
    } catch (PythonError error) {
      if (error.isUnfollowed()) {
        throw error;
      }
      return raise(error);
    }
  }

  Completion as(Flow other) {
    return new Completion(other, value, error);
  }
}
