package dev.kindling.facts;

import java.util.List;

/**
 * The call, the input or a rule file is wrong, so that there is no answer: one message for the
 * user, with the place and the cure. Ends the program with exit code 2.
 */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Origin origin;
  private final transient List<String> details;

  public InvalidInput(Origin origin, String message) {
    this(origin, message, List.of());
  }

  /**
   * @param details lines to print below the message: the place, and further mistakes
   */
  public InvalidInput(Origin origin, String message, List<String> details) {
    super(message);
    this.origin = origin;
    this.details = List.copyOf(details);
  }

  /** Lines to print below the message. */
  public List<String> details() {
    return details == null ? List.of() : details;
  }

  /** Where the mistake is; {@link Origin#UNKNOWN} where no file is to blame. */
  public Origin origin() {
    return origin == null ? Origin.UNKNOWN : origin;
  }
}
