package dev.kindling.facts;

/**
 * The call, the input or a rule file is wrong, so that there is no answer: one message for the
 * user, with the place and the cure. Ends the program with exit code 2.
 */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Origin origin;

  public InvalidInput(Origin origin, String message) {
    super(message);
    this.origin = origin;
  }

  /** Where the mistake is; {@link Origin#UNKNOWN} where no file is to blame. */
  public Origin origin() {
    return origin == null ? Origin.UNKNOWN : origin;
  }
}
