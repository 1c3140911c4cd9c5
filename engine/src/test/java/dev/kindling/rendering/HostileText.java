package dev.kindling.rendering;

import java.util.List;
import java.util.Random;

/** Texts that break whatever is not escaped: the same ones for the same seed. */
final class HostileText {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\"\"\"",
          "'''",
          "\\",
          "\\\\",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\0",
          "\u001b",
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#}",
          "{{ ds }}",
          "{% raw %}",
          "{",
          "}",
          "«",
          "»",
          "<",
          ">",
          "$",
          "$(id)",
          "${x}",
          "`id`",
          "%s",
          "%",
          "#",
          "&",
          ";",
          "|",
          "&&",
          "</script>",
          "<!--",
          "import os",
          "\\N{BULLET}",
          "\\x41",
          "\\u0041",
          "f\"{x}\"",
          "é",
          "ß",
          "日本",
          "😀",
          "\u202e",
          "\u2028",
          "\u2029",
          "\u0085",
          "\u00a0",
          "\ufeff",
          "\ud800",
          "\udc00",
          "\uffff",
          " ",
          "  ",
          ",",
          ":",
          "=",
          "- ",
          "? ",
          "!",
          "*",
          "@",
          "a",
          "Z",
          "0",
          "_",
          ".",
          "-",
          "name");

  private final Random random;

  HostileText(long seed) {
    this.random = new Random(seed);
  }

  /** The next text: never empty, seldom long. */
  String next() {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
