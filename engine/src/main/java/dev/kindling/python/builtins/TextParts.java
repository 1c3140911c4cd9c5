package dev.kindling.python.builtins;

import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/** Cutting texts into parts: {@code split}, {@code splitlines}, {@code strip}. */
public final class TextParts {

  private TextParts() {}

  /** Whether Python takes the character for white space. */
  static boolean isSpace(int c) {
    return c == ' '
        || c >= 0x09 && c <= 0x0d
        || c >= 0x1c && c <= 0x1f
        || c == 0x85
        || c == 0xa0
        || c > 0xff && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean endsLine(char c) {
    return c >= 0x0a && c <= 0x0d
        || c >= 0x1c && c <= 0x1e
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  /** The words between white space. */
  static List<Value> words(Text text) {
    return words(text, Integer.MAX_VALUE, false);
  }

  /** At most as many cuts, from the left or from the right. */
  static List<Value> words(Text self, int cuts, boolean fromRight) {
    String text = self.value();
    List<Value> parts = new ArrayList<>();
    if (fromRight) {
      int end = text.length();
      while (true) {
        while (end > 0 && isSpace(text.charAt(end - 1))) {
          end--;
        }
        if (end == 0) {
          return parts;
        }
        int start = end;
        while (start > 0 && !isSpace(text.charAt(start - 1))) {
          start--;
        }
        if (parts.size() == cuts) {
          parts.add(0, new Text(text.substring(0, end), self.site()));
          return parts;
        }
        parts.add(0, new Text(text.substring(start, end), self.site()));
        end = start;
      }
    }
    int start = 0;
    while (true) {
      while (start < text.length() && isSpace(text.charAt(start))) {
        start++;
      }
      if (start == text.length()) {
        return parts;
      }
      int end = start;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      if (parts.size() == cuts) {
        parts.add(new Text(text.substring(start), self.site()));
        return parts;
      }
      parts.add(new Text(text.substring(start, end), self.site()));
      start = end;
    }
  }

  /** The parts between a separator, with at most as many cuts. */
  static List<Value> split(Text self, String separator, int cuts, boolean fromRight) {
    String text = self.value();
    List<Value> parts = new ArrayList<>();
    int from = 0;
    int to = text.length();
    while (parts.size() < cuts) {
      int at =
          fromRight
              ? text.lastIndexOf(separator, to - separator.length())
              : text.indexOf(separator, from);
      if (at < 0) {
        break;
      } else if (fromRight) {
        parts.add(new Text(text.substring(at + separator.length(), to), self.site()));
        to = at;
      } else {
        parts.add(new Text(text.substring(from, at), self.site()));
        from = at + separator.length();
      }
    }
    parts.add(new Text(text.substring(from, to), self.site()));
    if (fromRight) {
      Collections.reverse(parts);
    }
    return parts;
  }

  /** The lines, with their ends where that is wanted. */
  static List<Value> lines(Text self, boolean ends) {
    String text = self.value();
    List<Value> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !endsLine(text.charAt(end))) {
        end++;
      }
      int next = end;
      if (end < text.length()) {
        next += text.startsWith("\r\n", end) ? 2 : 1;
      }
      lines.add(new Text(text.substring(start, ends ? next : end), self.site()));
      start = next;
    }
    return lines;
  }

  /** The lines as a file gives them: they end with a line feed, save for the last. */
  public static List<Value> fileLines(Text self) {
    String text = self.value();
    List<Value> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end + 1;
      lines.add(
          new Text(
              text.substring(from, end),
              new Site(self.site().file(), self.site().line() + lines.size())));
      from = end;
    }
    return lines;
  }

  /** Without characters of a kind at its ends. */
  static String strip(String text, IntPredicate wanted, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && wanted.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && wanted.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }
}
