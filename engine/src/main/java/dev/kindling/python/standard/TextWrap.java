package dev.kindling.python.standard;

import dev.kindling.python.values.Container;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The module {@code textwrap}. */
final class TextWrap {

  /** Texts of words and spaces, which need no rule for hyphens. */
  private static final Pattern PLAIN = Pattern.compile("[\\w .,;:!?'\"()/\\n\\t]*");

  private TextWrap() {}

  static @Nullable Value member(String name) {
    String full = "textwrap." + name;
    return switch (name) {
      case "dedent" -> Given.function(full, TextWrap::dedented);
      case "indent" -> Given.function(full, TextWrap::indented);
      case "wrap" ->
          Given.function(
              full,
              given -> {
                List<String> lines = wrapped(given);
                return lines == null
                    ? null
                    : new Container.ListValue(lines.stream().map(Value::of).toList());
              });
      case "fill" ->
          Given.function(
              full,
              given -> {
                List<String> lines = wrapped(given);
                return lines == null ? null : Value.of(String.join("\n", lines));
              });
      case "shorten" -> Given.function(full, TextWrap::shortened);
      default -> null;
    };
  }

  private static @Nullable Value dedented(Given given) {
    String text = given.text(0, "text");
    // Of other white space Python's versions think otherwise.
    if (text == null || given.size() != 1 || !text.matches("[^\\r\\f\\u000b\\x1c-\\x1f\\x85]*")) {
      return null;
    }
    String[] lines = text.split("\n", -1);
    String margin = null;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].matches("[ \\t]*")) {
        lines[i] = "";
        continue;
      }
      String own = lines[i].replaceAll("[^ \\t].*", "");
      if (margin == null) {
        margin = own;
      }
      int same = 0;
      while (same < Math.min(margin.length(), own.length())
          && margin.charAt(same) == own.charAt(same)) {
        same++;
      }
      margin = margin.substring(0, same);
    }
    int cut = margin == null ? 0 : margin.length();
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i].length() < cut ? lines[i] : lines[i].substring(cut);
    }
    return Value.of(String.join("\n", lines));
  }

  private static @Nullable Value indented(Given given) {
    String text = given.text(0, "text");
    String prefix = given.text(1, "prefix");
    if (text == null
        || prefix == null
        || given.size() != 2
        || !text.matches("[\\x09\\x0a\\x20-\\x7e]*")) {
      return null;
    }
    StringBuilder result = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      result.append(line.isBlank() ? "" : prefix).append(line);
    }
    return Value.of(result.toString());
  }

  private static @Nullable List<String> wrapped(Given given) {
    String text = given.text(0, "text");
    Long width = given.has(1, "width") ? given.whole(1, "width") : Long.valueOf(70);
    if (text == null
        || width == null
        || width < 1
        || !PLAIN.matcher(text).matches()
        || text.contains("\t")
        || !given.onlyNamed("text", "width")) {
      return null;
    }
    return lines(text.replace('\n', ' '), width);
  }

  /** Lines of whole words; null where a word is longer than a line. */
  private static @Nullable List<String> lines(String text, long width) {
    List<String> result = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String pending = "";
    for (String chunk : text.split("(?<= )(?! )|(?<! )(?= )")) {
      if (chunk.isBlank()) {
        pending = line.length() == 0 && !result.isEmpty() ? "" : chunk;
        continue;
      } else if (chunk.length() > width || line.length() == 0 && pending.length() > 0) {
        return null;
      }
      if (line.length() + pending.length() + chunk.length() > width) {
        result.add(line.toString());
        line.setLength(0);
        pending = "";
      }
      line.append(pending).append(chunk);
      pending = "";
    }
    if (line.length() > 0) {
      result.add(line.toString());
    }
    return result;
  }

  private static @Nullable Value shortened(Given given) {
    String text = given.text(0, "text");
    Long width = given.whole(1, "width");
    String placeholder = given.has(99, "placeholder") ? given.text(99, "placeholder") : " [...]";
    if (text == null
        || width == null
        || placeholder == null
        || !PLAIN.matcher(text).matches()
        || !given.onlyNamed("text", "width", "placeholder")) {
      return null;
    }
    String plain = text.strip().replaceAll("\\s+", " ");
    if (plain.length() <= width) {
      return Value.of(plain);
    }
    String kept = "";
    for (String word : plain.split(" ")) {
      String longer = kept.isEmpty() ? word : kept + " " + word;
      if (longer.length() + placeholder.length() > width) {
        break;
      }
      kept = longer;
    }
    return kept.isEmpty() ? null : Value.of(kept + placeholder);
  }
}
