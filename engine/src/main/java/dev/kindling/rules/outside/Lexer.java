package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a rule file into words. Strict where the rule compiler is not: no escapes outside strings,
 * no letters beyond ASCII in names, no invisible characters, so that what a reader sees is what is
 * meant.
 */
final class Lexer {

  static final int MAX_STRING = 4_000;

  private static final Set<String> PAIRS = Set.of("==", "!=", "<=", ">=", "&&", "||", "->", "::");

  private final RuleFile file;
  private final List<Token> tokens = new ArrayList<>();
  private final CommentBlock comment = new CommentBlock();
  private int line = 1;
  private int[] points = new int[0];
  private int at;

  private Lexer(RuleFile file) {
    this.file = file;
  }

  /**
   * The words of the file, with one of kind {@code END} behind the last.
   *
   * @throws BadRule at the first character that no word can hold
   */
  static List<Token> tokens(RuleFile file) {
    return new Lexer(file).run();
  }

  private List<Token> run() {
    boolean inComment = false;
    for (; line <= file.lines().size(); line++) {
      points = file.lines().get(line - 1).codePoints().toArray();
      at = 0;
      refuseInvisible();
      if (!inComment && file.lines().get(line - 1).isBlank()) {
        comment.clear();
      }
      while (at < points.length) {
        if (inComment) {
          inComment = !blockComment();
        } else if (Character.isWhitespace(points[at])) {
          at++;
        } else if (looking('/', '/')) {
          comment.add(string(at + 2, points.length));
          at = points.length;
        } else if (looking('/', '*')) {
          comment.open(new Position(line, at + 1));
          at += 2;
          inComment = !blockComment();
        } else {
          word();
        }
      }
      if (inComment && points.length == 0) {
        comment.add("");
      }
    }
    Position end = end();
    if (inComment) {
      throw bad("syntax", comment.opened(), "this comment is never closed; end it with `*/`");
    }
    tokens.add(new Token(Kind.END, "", end, ""));
    return tokens;
  }

  private Position end() {
    int last = Math.max(1, file.lines().size());
    int width =
        file.lines().isEmpty() ? 0 : file.lines().get(last - 1).codePoints().toArray().length;
    return new Position(last, width + 1);
  }

  private void refuseInvisible() {
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      boolean hidden = Character.isISOControl(point) && point != '\t';
      if (hidden || Character.getType(point) == Character.FORMAT) {
        throw bad(
            "syntax",
            new Position(line, i + 1),
            "an invisible character (U+%04X) hides what the rule says; delete it".formatted(point));
      }
    }
  }

  /** Reads on to the end of the comment or of the line; whether the comment ended. */
  private boolean blockComment() {
    int from = at;
    while (at < points.length) {
      if (looking('*', '/')) {
        comment.add(string(from, at));
        at += 2;
        return true;
      }
      at++;
    }
    comment.add(string(from, at));
    return false;
  }

  private void word() {
    Position start = new Position(line, at + 1);
    int point = points[at];
    if (point == '"') {
      add(Kind.STRING, stringLiteral(start), start);
    } else if (point == '\'') {
      throw bad("syntax", start, "write strings in double quotes");
    } else if (point == '$' || nameStart(point)) {
      int from = at++;
      while (at < points.length && (nameStart(points[at]) || digit(points[at]))) {
        at++;
      }
      add(point == '$' ? Kind.VARIABLE : Kind.NAME, string(from, at), start);
    } else if (digit(point)) {
      number(start);
    } else if (point == '\\') {
      throw bad(
          "forbidden",
          start,
          "escapes have no place outside strings; write the character that is meant");
    } else if (point > 0x7E) {
      throw bad(
          "syntax",
          start,
          "`%s` may stand in strings and comments only".formatted(string(at, at + 1)));
    } else {
      String pair = string(at, Math.min(points.length, at + 2));
      String symbol = PAIRS.contains(pair) ? pair : string(at, at + 1);
      at += symbol.length();
      add(Kind.SYMBOL, symbol, start);
    }
  }

  private void number(Position start) {
    int from = at;
    while (at < points.length && digit(points[at])) {
      at++;
    }
    boolean more = at < points.length && (nameStart(points[at]) || points[at] == '.');
    if (more || at - from > 9) {
      throw bad("syntax", start, "numbers are whole and below 1000000000, without a suffix");
    }
    add(Kind.NUMBER, string(from, at), start);
  }

  private String stringLiteral(Position start) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < points.length && points[at] != '"') {
      value.appendCodePoint(points[at] == '\\' ? escape() : points[at]);
      at++;
    }
    if (at == points.length) {
      throw bad("syntax", start, "this string is not closed on its line; end it with `\"`");
    }
    at++;
    if (value.length() > MAX_STRING) {
      throw bad("limit", start, "this string is longer than " + MAX_STRING + " characters");
    }
    return value.toString();
  }

  private int escape() {
    Position start = new Position(line, at + 1);
    at++;
    int point = at < points.length ? points[at] : 0;
    return switch (point) {
      case '\\', '"' -> point;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'u' ->
          throw bad(
              "forbidden", start, "unicode escapes are not allowed; write the character itself");
      default ->
          throw bad(
              "syntax",
              start,
              "strings know the escapes \\\\, \\\", \\n and \\t only;"
                  + " write a backslash as \\\\");
    };
  }

  private void add(Kind kind, String text, Position position) {
    tokens.add(new Token(kind, text, position, comment.take()));
  }

  private boolean looking(char first, char second) {
    return at + 1 < points.length && points[at] == first && points[at + 1] == second;
  }

  private String string(int from, int to) {
    return new String(points, from, to - from);
  }

  private BadRule bad(String code, Position position, String message) {
    return new BadRule(Problem.at(file, code, position, message));
  }

  private static boolean nameStart(int point) {
    return point == '_' || (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  }

  private static boolean digit(int point) {
    return point >= '0' && point <= '9';
  }
}
