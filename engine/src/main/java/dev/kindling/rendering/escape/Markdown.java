package dev.kindling.rendering.escape;

import java.util.regex.Pattern;

/** Text from outside in the Markdown that Airflow shows beside a task. */
public final class Markdown {

  private static final Pattern LINE_ENDS = Pattern.compile("\\R");

  private Markdown() {}

  /** The text as code, in one line, with a fence that the text cannot end. */
  public static String code(String text) {
    String line = LINE_ENDS.matcher(text).replaceAll(" ");
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + space + line + space + fence;
  }
}
