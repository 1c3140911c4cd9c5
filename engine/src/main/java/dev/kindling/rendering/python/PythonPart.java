package dev.kindling.rendering.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of a logical line of Python: plain text, or a bracket with its elements.
 *
 * @param open the opening bracket; empty for plain text
 * @param text the plain text; empty for a bracket
 * @param comma whether the last element is followed by a comma
 * @param splits whether its elements may stand one a line, each with a comma: not so for
 *     subscripts, comprehensions and parentheses around one expression
 */
record PythonPart(
    String open, String text, List<List<PythonPart>> elements, boolean comma, boolean splits) {

  private static final Pattern COMPREHENSION = Pattern.compile("(^|\\s)(for|async)\\s");
  private static final Set<String> KEYWORDS =
      Set.of("in", "is", "and", "or", "not", "if", "else", "return", "import", "lambda", "yield");

  PythonPart {
    elements = List.copyOf(elements);
  }

  static List<PythonPart> parse(String line) {
    return new Parser(line).row("");
  }

  boolean canOpen() {
    return splits && !elements.isEmpty();
  }

  /** Whether a comma behind its last element, or one further in, asks for one element a line. */
  boolean mustOpen() {
    return canOpen()
        && (comma
            || elements.stream().anyMatch(row -> row.stream().anyMatch(PythonPart::mustOpen)));
  }

  String close() {
    return switch (open) {
      case "(" -> ")";
      case "[" -> "]";
      case "{" -> "}";
      default -> "";
    };
  }

  /** On one line. */
  String flat() {
    if (open.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(open);
    for (int i = 0; i < elements.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      elements.get(i).forEach(part -> out.append(part.flat()));
    }
    // A tuple of one element is one by its comma, which therefore asks for no lines.
    return out.append(comma && !splits ? "," : "").append(close()).toString();
  }

  /** Reads rows of parts; the brackets are known to close. */
  private static final class Parser {

    private final String line;
    private int at;

    Parser(String line) {
      this.line = line;
    }

    List<PythonPart> row(String until) {
      List<PythonPart> parts = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (at < line.length()) {
        char c = line.charAt(at);
        if (!until.isEmpty() && (c == ',' || until.indexOf(c) >= 0)) {
          break;
        }
        if (c == '"' || c == '\'') {
          int end = PythonLines.endOfString(line, at);
          text.append(line, at, end);
          at = end;
        } else if (c == '#') {
          // Only behind the statement: a comment inside brackets keeps the line as it is.
          text.append(line, at, line.length());
          at = line.length();
        } else if ("([{".indexOf(c) >= 0) {
          String before = text.toString();
          boolean afterBracket = before.isEmpty() && !parts.isEmpty();
          if (!before.isEmpty()) {
            parts.add(text(before));
            text.setLength(0);
          }
          parts.add(bracket(c, before, afterBracket));
        } else if (c == '\n') {
          at++;
          while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
          }
          if (text.length() > 0 || !parts.isEmpty()) {
            text.append(' ');
          }
        } else {
          text.append(c);
          at++;
        }
      }
      trim(parts, text);
      return parts;
    }

    private PythonPart bracket(char open, String before, boolean afterBracket) {
      at++;
      String close = open == '(' ? ")" : open == '[' ? "]" : "}";
      List<List<PythonPart>> elements = new ArrayList<>();
      boolean comma = false;
      while (line.charAt(at) != close.charAt(0)) {
        while (Character.isWhitespace(line.charAt(at))) {
          at++;
        }
        if (line.charAt(at) == close.charAt(0)) {
          break;
        }
        List<PythonPart> row = row(close);
        if (!row.isEmpty()) {
          elements.add(row);
        }
        comma = line.charAt(at) == ',';
        if (comma) {
          at++;
        }
      }
      at++;
      boolean joined = afterBracket || endsWithName(before);
      boolean subscript = open == '[' && joined;
      boolean wrapped =
          open == '(' && !joined && elements.size() == 1 && !before.endsWith("import ");
      boolean splits =
          !subscript && !wrapped && elements.stream().noneMatch(PythonPart::isComprehension);
      return new PythonPart(String.valueOf(open), "", elements, comma, splits);
    }

    private static boolean endsWithName(String before) {
      int i = before.length();
      while (i > 0 && Character.isUnicodeIdentifierPart(before.charAt(i - 1))) {
        i--;
      }
      String word = before.substring(i);
      return !word.isEmpty() && !KEYWORDS.contains(word)
          || before.endsWith("\"")
          || before.endsWith("'");
    }

    private static void trim(List<PythonPart> parts, StringBuilder text) {
      String rest = parts.isEmpty() ? text.toString().strip() : text.toString().stripTrailing();
      if (!rest.isEmpty()) {
        parts.add(text(rest));
      }
    }

    private static PythonPart text(String text) {
      return new PythonPart("", text, List.of(), false, false);
    }
  }

  private static boolean isComprehension(List<PythonPart> row) {
    return row.stream()
        .anyMatch(part -> part.open.isEmpty() && COMPREHENSION.matcher(part.text).find());
  }
}
