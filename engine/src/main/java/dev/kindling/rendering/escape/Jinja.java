package dev.kindling.rendering.escape;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for fields of operators that Airflow renders with Jinja when a task runs. Names from the
 * Kedro project come out as they went in, whatever braces they hold. Values of the settings are
 * templates as they stand, since whoever configures a run may use Airflow's macros.
 */
public final class Jinja {

  // Jinja reads {{, {% and {#, and turns every kind of line end into a line feed. A brace at the
  // end
  // would open one of them with the expression that follows.
  private static final Pattern SPECIAL = Pattern.compile("\\{\\{|\\{%|\\{#|\\{(?=\\r|\\z)|\\r");

  private Jinja() {}

  /** The template that renders to the text. */
  public static String text(String text) {
    String escaped =
        SPECIAL
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement("{{ " + literal(found.group()) + " }}"));
    // One line end at the end of a template is dropped.
    return escaped.endsWith("\n") ? escaped + "{{ '' }}" : escaped;
  }

  /** A string literal inside an expression. */
  public static String literal(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
        + "'";
  }
}
