package dev.kindling.rendering.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Python source cut into logical lines: the lines that hang together by open brackets, continued
 * strings and backslashes are one. Knows strings, comments and brackets, and nothing else of the
 * language.
 */
public final class PythonLines {

  private static final String OPEN = "([{";
  private static final String CLOSE = ")]}";

  private final String source;
  private int at;
  private final StringBuilder brackets = new StringBuilder();
  private boolean comment;
  private boolean tall;

  private PythonLines(String source) {
    this.source = source;
  }

  /**
   * One logical line.
   *
   * @param text without its line end
   * @param fixed whether it must stay as it is: a comment stands inside its brackets, or a string
   *     spans lines
   */
  record Line(String text, boolean fixed) {}

  /** Thrown when brackets or strings do not close: the message says which, and where. */
  public static final class Unbalanced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unbalanced(String message) {
      super(message);
    }
  }

  /**
   * The logical lines.
   *
   * @throws Unbalanced when a bracket or a string does not close
   */
  static List<Line> of(String source) {
    PythonLines lines = new PythonLines(source);
    List<Line> all = new ArrayList<>();
    while (lines.at < source.length()) {
      all.add(lines.next());
    }
    return all;
  }

  /** What keeps the text from standing as one expression; nothing when it can. */
  public static Optional<String> objectionToExpression(String text) {
    try {
      if (text.isBlank()) {
        return Optional.of("it is empty");
      }
      if (of(text.strip()).size() > 1) {
        return Optional.of("it goes on after its first line although no bracket is open");
      }
      return Optional.empty();
    } catch (Unbalanced e) {
      return Optional.of(e.getMessage());
    }
  }

  private Line next() {
    int start = at;
    comment = false;
    tall = false;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n' && brackets.isEmpty()) {
        at++;
        return new Line(source.substring(start, at - 1), comment || tall);
      }
      step(c);
    }
    if (!brackets.isEmpty()) {
      throw new Unbalanced("`" + brackets.charAt(brackets.length() - 1) + "` is never closed");
    }
    return new Line(source.substring(start), comment || tall);
  }

  private void step(char c) {
    if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '#') {
      comment |= !brackets.isEmpty();
      while (at < source.length() && source.charAt(at) != '\n') {
        at++;
      }
    } else if (c == '\\') {
      tall = true;
      at = Math.min(at + 2, source.length());
    } else {
      if (OPEN.indexOf(c) >= 0) {
        brackets.append(c);
      } else if (CLOSE.indexOf(c) >= 0) {
        close(c);
      }
      at++;
    }
  }

  private void close(char c) {
    int last = brackets.length() - 1;
    if (last < 0 || OPEN.indexOf(brackets.charAt(last)) != CLOSE.indexOf(c)) {
      throw new Unbalanced("`" + c + "` closes nothing");
    }
    brackets.setLength(last);
  }

  private void string(char quote) {
    int end = endOfString(source, at);
    if (end < 0) {
      throw new Unbalanced("a string that starts with `" + quote + "` never ends");
    }
    tall |= source.substring(at, end).indexOf('\n') >= 0;
    at = end;
  }

  /** The place behind the string literal that starts at the quote; -1 when it never ends. */
  static int endOfString(String source, int start) {
    char quote = source.charAt(start);
    String three = String.valueOf(quote).repeat(3);
    boolean triple = source.startsWith(three, start);
    int i = start + (triple ? 3 : 1);
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (triple ? source.startsWith(three, i) : c == quote) {
        return i + (triple ? 3 : 1);
      } else if (c == '\n' && !triple) {
        return -1;
      } else {
        i++;
      }
    }
    return -1;
  }
}
