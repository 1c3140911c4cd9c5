package dev.kindling.rules.outside;

/** A rule's page is the comment above it, in Markdown; its first line is the rule's title. */
final class PageTitle {

  private PageTitle() {}

  static String of(String page, String code) {
    String first = page.lines().findFirst().orElse("").replaceFirst("^#+\\s*", "").strip();
    return first.isEmpty() ? code : first.replaceFirst("\\.$", "");
  }
}
