package dev.kindling.rules.outside;

import dev.kindling.facts.Origin;

/**
 * A mistake in a rule file, with the place to look at.
 *
 * @param code stable, in kebab case: {@code unknown-field}
 * @param file the file's name as the user wrote it
 * @param line from 1
 * @param column from 1, in code points
 * @param text the line itself; empty where there is none
 * @param message one sentence with the cure
 */
public record Problem(String code, String file, int line, int column, String text, String message) {

  private static final int MAX_WIDTH = 160;

  static Problem at(RuleFile file, String code, Position position, String message) {
    int line = position.line();
    String text = line >= 1 && line <= file.lines().size() ? file.lines().get(line - 1) : "";
    return new Problem(code, file.name(), line, position.column(), text, message);
  }

  /** Where the mistake is, for messages that print no column. */
  public Origin origin() {
    return new Origin(file, line, text.strip());
  }

  /** {@code file:line:column: error [code] message}. */
  public String headline() {
    return file + ":" + line + ":" + column + ": error [" + code + "] " + message;
  }

  /** The headline, then the line with a caret below the place. */
  public String render() {
    return text.isBlank() ? headline() : headline() + "\n" + excerpt();
  }

  /** The line with a caret below the place; long lines are shown around it. */
  public String excerpt() {
    int[] points = text.codePoints().map(Problem::visible).toArray();
    int at = Math.min(column - 1, points.length);
    int from = Math.max(0, Math.min(at - MAX_WIDTH / 2, points.length - MAX_WIDTH));
    int to = Math.min(points.length, from + MAX_WIDTH);
    String number = String.valueOf(line);
    return "  %s | %s%n  %s | %s^"
        .formatted(
            number,
            new String(points, from, to - from),
            " ".repeat(number.length()),
            " ".repeat(at - from))
        .replace(System.lineSeparator(), "\n");
  }

  /** Characters that would move or hide what a terminal shows. */
  private static int visible(int point) {
    boolean moves =
        Character.isISOControl(point)
            || Character.getType(point) == Character.FORMAT
            || point == 0x2028
            || point == 0x2029;
    return moves ? (point == '\t' ? ' ' : 0xFFFD) : point;
  }
}
