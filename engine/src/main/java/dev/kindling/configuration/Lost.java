package dev.kindling.configuration;

/** A value cannot be known; the message is one sentence with the cure. */
final class Lost extends Exception {

  private static final long serialVersionUID = 1L;

  Lost(String reason) {
    super(reason);
  }
}
