package dev.kindling.report.style;

/** Escapes text for HTML and for the SVG in it. */
public final class Html {

  private Html() {}

  /** Fit for an element's text and for an attribute in double quotes. */
  public static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length() + 16);
    raw.codePoints().forEach(point -> append(point, text));
    return text.toString();
  }

  private static void append(int point, StringBuilder text) {
    switch (point) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append("&quot;");
      case '\n' -> text.append('\n');
      default -> {
        if (!ControlCharacters.steers(point)) {
          text.appendCodePoint(point);
        } else if (hasReference(point)) {
          text.append("&#").append(point).append(';');
        } else {
          text.append(EscapingWriter.visible(Character.toString(point)));
        }
      }
    }
  }

  /** HTML takes the others' numbers for other characters, or for none. */
  private static boolean hasReference(int point) {
    return point != 0
        && (point < 0x7f || point > 0x9f)
        && Character.getType(point) != Character.SURROGATE;
  }

  /** Keeps JSON from ending the element that holds it: it only has these characters in strings. */
  public static String json(String raw) {
    return raw.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
