package dev.kindling.configuration;

/** A value cannot be known; the message is one sentence with the cure. */
final class UnresolvedValue extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean elsewhere;

  UnresolvedValue(String reason) {
    this(reason, false);
  }

  /**
   * @param elsewhere whether Kedro has a value all the same
   */
  UnresolvedValue(String reason, boolean elsewhere) {
    super(reason);
    this.elsewhere = elsewhere;
  }

  boolean elsewhere() {
    return elsewhere;
  }
}
