package dev.kindling.rendering.python;

/**
 * A Python expression, as opposed to a value: {@link PythonLiteral} writes it as it is. Only for
 * text of our own; what comes from outside is a value.
 */
public record PythonCode(String text) {

  /** As a key of a map: its value is a dictionary whose entries stand here. */
  public static final PythonCode SPREAD = new PythonCode("**");
}
