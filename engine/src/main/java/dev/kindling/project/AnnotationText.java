package dev.kindling.project;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that a type expression mentions. A quoted part is a forward reference and is read as
 * well, but for the values of a {@code Literal}, which are no types.
 */
final class AnnotationText {

  private AnnotationText() {}

  /** Every dotted name of the expression. */
  static Set<String> names(String annotation) {
    Set<String> names = new LinkedHashSet<>();
    collect(annotation, names, true);
    return names;
  }

  private static void collect(String text, Set<String> names, boolean quotesToo) {
    int literalDepth = -1;
    int depth = 0;
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
        names.add(previous);
        at = end;
        continue;
      }
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, at + 1);
        end = end < 0 ? text.length() : end;
        if (quotesToo && literalDepth < 0) {
          collect(text.substring(at + 1, end), names, false);
        }
        at = end + 1;
        continue;
      }
      if (c == '[') {
        depth++;
        if (literalDepth < 0 && (previous.equals("Literal") || previous.endsWith(".Literal"))) {
          literalDepth = depth;
        }
      } else if (c == ']') {
        literalDepth = depth == literalDepth ? -1 : literalDepth;
        depth--;
      }
      at++;
    }
  }

  private static boolean inName(char c) {
    return Character.isUnicodeIdentifierPart(c) || c == '_' || c == '.';
  }
}
