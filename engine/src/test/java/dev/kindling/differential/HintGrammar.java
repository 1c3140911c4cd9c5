package dev.kindling.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What random annotated modules are made of, as {@code hints.txt} tells it. */
final class HintGrammar {

  private static final Set<String> OF_LINES = Set.of("simple", "type", "type11");

  private final Map<String, List<Production>> sections = new HashMap<>();

  /**
   * One way to write something.
   *
   * @param text with its placeholders
   * @param name the type that can be named behind it
   * @param python the minor version of Python 3 from which on it can be written
   * @param checked whether type checkers understand it as Python does
   */
  record Production(
      String text,
      String name,
      int python,
      boolean quoted,
      boolean generic,
      boolean variable,
      boolean checked) {}

  static HintGrammar load() {
    try (InputStream file = HintGrammar.class.getResourceAsStream("hints.txt")) {
      if (file == null) {
        throw new IllegalStateException("no hints.txt");
      }
      return new HintGrammar(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HintGrammar(String text) {
    String[] parts = text.split("\n== ");
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String name = parts[i].substring(0, end);
      String body = parts[i].substring(end + 1).stripTrailing();
      List<Production> productions = new ArrayList<>();
      for (String one : body.split(OF_LINES.contains(name) ? "\n" : "\n--\n")) {
        productions.add(production(one));
      }
      sections.put(name, List.copyOf(productions));
    }
  }

  private static Production production(String text) {
    StringBuilder rest = new StringBuilder();
    String name = "$N";
    int python = 0;
    boolean quoted = false;
    boolean generic = false;
    boolean variable = false;
    boolean checked = true;
    for (String line : text.split("\n")) {
      if (line.startsWith("#name ")) {
        name = line.substring(6);
      } else if (line.startsWith("#python ")) {
        python = Integer.parseInt(line.substring(8));
      } else if (line.startsWith("#")) {
        quoted |= line.equals("#quoted");
        generic |= line.equals("#generic");
        variable |= line.equals("#variable");
        checked &= !line.equals("#plain");
      } else {
        rest.append(rest.isEmpty() ? "" : "\n").append(line);
      }
    }
    return new Production(rest.toString(), name, python, quoted, generic, variable, checked);
  }

  /** The productions of a section that a Python can read. */
  List<Production> section(String name, int minor, boolean checkedOnly) {
    return sections.getOrDefault(name, List.of()).stream()
        .filter(one -> one.python() <= minor && (one.checked() || !checkedOnly))
        .toList();
  }
}
