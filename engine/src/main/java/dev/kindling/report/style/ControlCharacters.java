package dev.kindling.report.style;

/**
 * Characters that steer a terminal or turn the direction of text. Whatever is printed of an
 * analysed project has them as escapes, in every format and in every message.
 */
public final class ControlCharacters {

  private ControlCharacters() {}

  /** JSON with such characters, which stand within its texts, as JSON writes them by number. */
  public static String escaped(String json) {
    return EscapingWriter.visible(json);
  }

  /**
   * Whether it is a control character, line feeds among them, a format character, or half of one.
   */
  public static boolean steers(int point) {
    if (point >= ' ' && point <= '~') {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
