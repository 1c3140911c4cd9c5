package dev.kindling.rendering;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Texts that break whatever is not escaped: the same ones for the same seed or the same bytes. */
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

  private static final int END = 0xff;
  private static final int PIECE = 0x80;
  private static final int CHARACTER = 0x7f;

  private final Supplier<String> texts;

  HostileText(long seed) {
    Random random = new Random(seed);
    texts = () -> random(random);
  }

  /**
   * Texts that a fuzzer spells: ASCII, ends of texts, pieces, and any character by its number. When
   * the bytes are used up it goes on with the numbers from 0.
   */
  HostileText(byte[] bytes) {
    int[] at = {0, 0};
    texts = () -> at[0] < bytes.length ? spelt(bytes, at) : "t" + at[1]++;
  }

  /** One of two, as the next text has it. */
  boolean coin() {
    return next().hashCode() % 2 == 0;
  }

  /** The same of printable ASCII alone. */
  String ascii() {
    return next().replaceAll("[^ -~]", "x");
  }

  /** The next text: never empty, seldom long. */
  String next() {
    return texts.get();
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String spelt(byte[] bytes, int[] at) {
    StringBuilder text = new StringBuilder();
    while (at[0] < bytes.length) {
      int next = bytes[at[0]++] & 0xff;
      if (next == END) {
        break;
      } else if (next >= PIECE) {
        text.append(PIECES.get((next - PIECE) % PIECES.size()));
      } else if (next == CHARACTER && at[0] + 1 < bytes.length) {
        text.append((char) ((bytes[at[0]++] & 0xff) << 8 | bytes[at[0]++] & 0xff));
      } else {
        text.append((char) next);
      }
    }
    return text.isEmpty() ? "-" : text.toString();
  }
}
