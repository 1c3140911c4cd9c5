package dev.kindling.configuration;

/** A value cannot be known; the message is one sentence with the cure. */
final class Lost extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean elsewhere;

  Lost(String reason) {
    this(reason, false);
  }

  /**
   * @param elsewhere whether Kedro has a value all the same
   */
  Lost(String reason, boolean elsewhere) {
    super(reason);
    this.elsewhere = elsewhere;
  }

  boolean elsewhere() {
    return elsewhere;
  }
}
