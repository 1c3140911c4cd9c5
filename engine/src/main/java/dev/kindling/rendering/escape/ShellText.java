package dev.kindling.rendering.escape;

import dev.kindling.facts.ShellWord;

/** Values in shell scripts and Dockerfiles: whatever stands in them, the shell reads them back. */
public final class ShellText {

  private ShellText() {}

  /** One word: as it is where no shell would touch it, else in single quotes. */
  public static String word(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a shell cannot hold the character NUL");
    }
    return ShellWord.of(text);
  }

  /** Text for a comment, which ends with its line. */
  public static String comment(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(c -> line.appendCodePoint(Character.isISOControl(c) || isBreak(c) ? ' ' : c));
    return line.toString().strip();
  }

  /** A user's script: its lines as they are, with the line ends of the file around it. */
  public static String lines(String text) {
    return String.join("\n", text.lines().toList()).stripTrailing();
  }

  private static boolean isBreak(int c) {
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }
}
