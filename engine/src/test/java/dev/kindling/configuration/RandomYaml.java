package dev.kindling.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random YAML in the style of configuration, and some that nobody would write. */
final class RandomYaml {

  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "7",
          "8",
          "9",
          "12",
          "017",
          "0x1F",
          "0b11",
          "0o7",
          "_",
          "__",
          "+",
          "-",
          ".",
          "..",
          ":",
          "e",
          "E",
          "e+",
          "e-3",
          "E5",
          "inf",
          ".inf",
          ".Inf",
          "nan",
          ".NaN",
          "yes",
          "No",
          "true",
          "TRUE",
          "on",
          "Off",
          "y",
          "n",
          "null",
          "Null",
          "~",
          "=",
          "<<",
          "2020-01-01",
          "T10",
          "1:30",
          ":59",
          "60",
          "x",
          "abc",
          "???",
          "a b");
  private static final List<String> WORDS =
      List.of(
          "spark.SparkDataset",
          "data/x.csv",
          "${a.b}",
          "a",
          "1",
          "1.5",
          "yes",
          "no",
          "null",
          "~",
          "2020-01-01",
          "'quo''ted'",
          "\"esc\\u0041\\/\\n\"",
          "1e3",
          "017",
          "0o17",
          "-",
          "x y",
          "'#'",
          "a#b",
          "a:b",
          "http://x:80/y",
          "%x",
          "@x",
          "`x",
          "!x",
          "!!str 1",
          "!!int '3'",
          "!!float 1",
          "&z 1",
          "*a",
          "[]",
          "{}",
          "[a, b]",
          "[a: b, c]",
          "{a: b}",
          "{a, b: }",
          "{a: 1, 1: b, '1': c}",
          "\"\"",
          "''",
          "'a\n    b'",
          "a\n    b",
          "{x:1}",
          "{\"x\":1}",
          "[\"a\":1]",
          "? x",
          "=",
          "<<",
          "\\",
          "é",
          "1_000",
          ".5",
          "12:30",
          "0x1f",
          ".inf",
          "True");
  private static final List<String> KEYS =
      List.of(
          "a",
          "b",
          "type",
          "filepath",
          "key",
          "'q'",
          "\"d\"",
          "1",
          "1.0",
          "true",
          "on",
          "null",
          "~",
          "a b",
          "_t",
          "x.y",
          "2020-01-01",
          "{n}_x",
          "\"{n}\"",
          "017",
          "15",
          "é",
          "=",
          "<<");
  private static final List<String> NOISE =
      List.of(
          "\t", " ", "\n", "  ", ":", ": ", "-", "- ", "#", " #", "'", "\"", "{", "}", "[", "]",
          ",", "&a ", "*a", "!", "|", ">", "---\n", "...\n", "%", "?", "? ", "\\", "\r\n", "\u00a0",
          "\ufeff", "\u0085", "\u2028", "\u0007", "é", "<<: ");

  private final Random random;
  private final List<String> anchors = new ArrayList<>();

  RandomYaml(long seed) {
    this.random = new Random(seed);
  }

  /** One plain scalar as a value, an item or a key. */
  String scalar() {
    StringBuilder scalar = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      scalar.append(pick(PIECES));
    }
    return switch (random.nextInt(4)) {
      case 0 -> "[" + scalar + "]\n";
      case 1 -> scalar + ": 1\n";
      default -> "k: " + scalar + "\n";
    };
  }

  /** A document; a third of them with a few characters spoiled. */
  String document() {
    anchors.clear();
    StringBuilder text = new StringBuilder();
    if (chance(10)) {
      json(text, 0);
    } else {
      block(text, 0, 0);
    }
    for (int i = 0; chance(35) && i < 3; i++) {
      int at = random.nextInt(text.length() + 1);
      if (chance(70)) {
        text.insert(at, pick(NOISE));
      } else if (at < text.length()) {
        text.deleteCharAt(at);
      }
    }
    return text.toString();
  }

  private void block(StringBuilder text, int indent, int depth) {
    String margin = " ".repeat(indent);
    int count = 1 + random.nextInt(4);
    List<String> used = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!anchors.isEmpty() && chance(25)) {
        text.append(margin).append("<<: ").append(merge()).append('\n');
        continue;
      }
      String key = pick(KEYS);
      if (used.contains(key) && chance(90)) {
        continue;
      }
      used.add(key);
      text.append(margin).append(key).append(':');
      String anchor = chance(25) ? " &" + anchor() : "";
      if (depth < 3 && chance(40)) {
        text.append(anchor).append('\n');
        block(text, indent + 1 + random.nextInt(3), depth + 1);
        remember(anchor);
      } else if (depth < 3 && chance(20)) {
        text.append('\n');
        for (int item = 0; item < 1 + random.nextInt(3); item++) {
          text.append(margin).append("- ").append(pick(WORDS)).append('\n');
        }
      } else if (chance(20)) {
        text.append(anchor).append(' ');
        json(text, depth + 1);
        text.append('\n');
        remember(anchor);
      } else if (chance(8)) {
        text.append(" |").append(pick(List.of("", "-", "+", "2"))).append('\n');
        text.append(margin).append("  line one\n").append(margin).append("   two\n");
      } else {
        text.append(pick(List.of(" ", " ", " ", "\t", "  ", ""))).append(pick(WORDS));
        text.append(pick(List.of("", "", "", " # c", "\t", "\t# c", " "))).append('\n');
      }
    }
  }

  private void remember(String anchor) {
    if (!anchor.isEmpty()) {
      anchors.add(anchor.substring(2));
    }
  }

  private String anchor() {
    return chance(80) ? "t" + random.nextInt(1000) : "a";
  }

  private String merge() {
    if (chance(50)) {
      return "*" + pick(anchors);
    }
    List<String> several = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      several.add("*" + pick(anchors));
    }
    return "[" + String.join(", ", several) + "]";
  }

  private void json(StringBuilder text, int depth) {
    String space = pick(List.of("", " ", " ", "\t", "\n  "));
    int count = random.nextInt(4);
    text.append('{');
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : "," + space);
      text.append('"').append(pick(List.of("a", "type", "k" + i, "x.y", "b"))).append('"');
      text.append(':').append(pick(List.of("", " ", " ", "\t")));
      if (depth < 2 && chance(30)) {
        json(text, depth + 1);
      } else {
        text.append(
            pick(
                List.of(
                    "1",
                    "1.5",
                    "1e5",
                    "true",
                    "null",
                    "\"s\\/\\t\"",
                    "\"\\u00e9\"",
                    "[1, 2]",
                    "[]",
                    "\"a: b\"",
                    "-0",
                    "1E+2")));
      }
    }
    text.append(pick(List.of("", "", space))).append('}');
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
