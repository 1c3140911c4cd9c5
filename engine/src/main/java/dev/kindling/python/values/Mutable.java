package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;

/**
 * An object that code can change. What it holds can be taken as a snapshot and put back, so that
 * two ways through the code are followed one after the other, each from the same state.
 */
public interface Mutable {

  /** When it was made, by the journal's count. */
  long born();

  /** What it holds now; nobody changes the snapshot. */
  Object content();

  /** Makes it hold what a snapshot of it, or of another of its kind, tells. */
  void content(Object snapshot);

  /** Whether two snapshots tell the same, as far as anything is known. */
  boolean same(Object one, Object other);

  /** What is known of it if it holds the one or the other. */
  Object joined(Object one, Object other, Join join);

  /** From here on nothing is known of what it holds. */
  void forget(Value.Unknown reason);
}
