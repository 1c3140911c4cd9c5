package dev.kindling.report;

/** Escapes text for HTML and for the SVG in it. */
public final class Html {

  private Html() {}

  /** Fit for an element's text and for an attribute in double quotes. */
  public static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  /** Keeps JSON from ending the element that holds it: it only has these characters in strings. */
  static String json(String raw) {
    return raw.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
