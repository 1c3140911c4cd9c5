package dev.kindling.project.kedro;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that a type expression mentions. A quoted part is a forward reference and is read as
 * well. The values of a {@code Literal} and what stands behind the type in {@code Annotated} are no
 * types.
 */
public final class AnnotationText {

  /** What stands between a pair of brackets or parentheses. */
  private enum Part {
    TYPES,
    ANNOTATED,
    VALUES
  }

  private AnnotationText() {}

  /** Every dotted name of the expression. */
  public static Set<String> names(String annotation) {
    Set<String> names = new LinkedHashSet<>();
    collect(annotation, names, true);
    return names;
  }

  private static void collect(String text, Set<String> names, boolean quotesToo) {
    Deque<Part> open = new ArrayDeque<>();
    open.push(Part.TYPES);
    String previous = "";
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isUnicodeIdentifierStart(c) || c == '_') {
        int end = at;
        while (end < text.length() && inName(text.charAt(end))) {
          end++;
        }
        previous = text.substring(at, end);
        if (open.peek() != Part.VALUES) {
          names.add(previous);
        }
        at = end;
        continue;
      }
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, at + 1);
        end = end < 0 ? text.length() : end;
        if (quotesToo && open.peek() != Part.VALUES) {
          collect(text.substring(at + 1, end), names, false);
        }
        at = end + 1;
        continue;
      }
      if (c == '[' || c == '(') {
        open.push(within(open.peek(), c == '[' ? previous : ""));
      } else if ((c == ']' || c == ')') && open.size() > 1) {
        open.pop();
      } else if (c == ',' && open.peek() == Part.ANNOTATED) {
        open.pop();
        open.push(Part.VALUES);
      }
      at++;
    }
  }

  private static Part within(Part outer, String name) {
    if (outer == Part.VALUES || name.equals("Literal") || name.endsWith(".Literal")) {
      return Part.VALUES;
    }
    return name.equals("Annotated") || name.endsWith(".Annotated") ? Part.ANNOTATED : Part.TYPES;
  }

  private static boolean inName(char c) {
    return Character.isUnicodeIdentifierPart(c) || c == '_' || c == '.';
  }
}
