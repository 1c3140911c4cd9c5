package dev.kindling.fuzz;

import dev.kindling.facts.InvalidInput;

/**
 * What may come of input, whatever it is: a result, or {@link InvalidInput} with a sentence. Any
 * other throwable goes on to the fuzzer, which takes it for what it is, a finding.
 */
public final class Documented {

  private Documented() {}

  /** Runs the work, which may refuse its input. */
  public static void outcome(Runnable work) {
    try {
      work.run();
    } catch (InvalidInput refused) {
      sentence(String.valueOf(refused.getMessage()));
    }
  }

  /** Something is said; what it says of the input may hold any word, as the input does. */
  static void sentence(String message) {
    if (message.isBlank()) {
      throw new AssertionError("refused without a word");
    }
  }
}
