package dev.kindling.rules.outside;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Syntax.Text;

/**
 * A regular expression of a rule. RE2's matching takes time in proportion to the text, whatever the
 * expression: {@code (a+)+$} is as quick as any.
 */
final class Regex {

  static final int MAX_LENGTH = 200;

  private Regex() {}

  static Pattern check(Operand operand, Report report) {
    if (!(operand instanceof Text text)) {
      throw report.bad(
          "forbidden",
          operand.position(),
          "write the regular expression of `matches` as a text in double quotes");
    }
    if (text.value().length() > MAX_LENGTH) {
      throw report.bad(
          "limit",
          operand.position(),
          "this regular expression is longer than " + MAX_LENGTH + " characters; split it");
    }
    try {
      return Pattern.compile(text.value());
    } catch (PatternSyntaxException e) {
      throw report.bad("bad-regex", operand.position(), reason(text.value()));
    }
  }

  private static String reason(String regex) {
    if (regex.matches("(?s).*\\(\\?<?[=!].*") || regex.matches("(?s).*\\\\[1-9].*")) {
      return "look-ahead, look-behind and back references are not allowed in regular expressions:"
          + " matching must take linear time";
    }
    return "this is no regular expression of RE2's syntax; escape (, [, *, + and ? as \\\\( …"
        + " where they are meant literally";
  }
}
