package dev.kindling.rules.outside;

/**
 * A word of a rule file.
 *
 * @param text as written; for a string, its value
 * @param comment what the comment right above says; empty where there is none
 */
record Token(Kind kind, String text, Position position, String comment) {

  enum Kind {
    NAME,
    VARIABLE,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
  }

  /** As messages show it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case STRING -> "the string \"" + shorten(text) + "\"";
      default -> "`" + shorten(text) + "`";
    };
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\R", " ");
    return line.length() <= 40 ? line : line.substring(0, 37) + "...";
  }
}
