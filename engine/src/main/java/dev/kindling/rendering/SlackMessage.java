package dev.kindling.rendering;

import dev.kindling.rendering.escape.Jinja;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message template of a failure handler, as a template that Airflow renders. */
final class SlackMessage {

  private static final Pattern FIELD = Pattern.compile("\\{\\{|\\}\\}|\\{(\\w+)\\}");

  private static final Map<String, String> EXPRESSIONS =
      Map.of(
          "task", "ti.task_id",
          "dag", "ti.dag_id",
          // A run by hand may have no logical date on Airflow 3.
          "execution_time", "ts | default(run_id)",
          "url", "ti.log_url");

  private SlackMessage() {}

  /** Fields become expressions; as in Python's {@code format}, doubled braces are plain ones. */
  static String template(String message) {
    StringBuilder out = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    Matcher field = FIELD.matcher(message);
    int end = 0;
    while (field.find()) {
      plain.append(message, end, field.start());
      end = field.end();
      String expression = field.group(1) == null ? null : EXPRESSIONS.get(field.group(1));
      if (expression != null) {
        out.append(Jinja.text(plain.toString())).append("{{ ").append(expression).append(" }}");
        plain.setLength(0);
      } else {
        plain.append(field.group(1) == null ? field.group().charAt(0) : field.group());
      }
    }
    plain.append(message.substring(end));
    return out.append(Jinja.text(plain.toString())).toString();
  }
}
