package dev.kindling.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What random programs are made of, as {@code grammar.txt} tells it, whose head is the manual. */
final class Grammar {

  private final Map<String, List<Production>> sections = new HashMap<>();

  /**
   * One way to make something.
   *
   * @param lines of the program, with placeholders and directives
   * @param unknown whether it brings in something that no reader can know
   * @param where the words behind {@code #in}
   * @param isLiteral whether it needs no further productions
   * @param holdsBlocks whether statements are made within
   */
  record Production(
      List<String> lines,
      int weight,
      boolean unknown,
      List<String> where,
      boolean isLiteral,
      boolean holdsBlocks) {

    Production(List<String> lines, int weight, boolean unknown, List<String> where) {
      this(
          lines,
          weight,
          unknown,
          where,
          !unknown && lines.size() == 1 && lines.get(0).indexOf('$') < 0,
          lines.stream().anyMatch(line -> line.contains("$block")));
    }
  }

  static Grammar load() {
    try (InputStream file = Grammar.class.getResourceAsStream("grammar.txt")) {
      if (file == null) {
        throw new IllegalStateException("no grammar");
      }
      return new Grammar(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Grammar(String text) {
    for (String section : ("\n" + text).split("\n== ")) {
      int end = section.indexOf('\n');
      String name = section.substring(0, Math.max(end, 0)).strip();
      String body = section.substring(end + 1).stripTrailing();
      if (name.isEmpty() || body.startsWith("What random programs")) {
        continue;
      }
      boolean statements = body.contains("\n--\n") || body.contains("\n\n");
      List<Production> productions = new ArrayList<>();
      for (String one : statements ? body.split("\n--\n") : body.split("\n")) {
        productions.add(statements ? ofStatements(one) : ofExpression(one));
      }
      sections.put(name, productions);
    }
  }

  private static Production ofExpression(String line) {
    String text = line;
    int weight = 1;
    boolean unknown = text.startsWith("? ");
    if (unknown) {
      text = text.substring(2);
    }
    if (text.startsWith("*") && text.indexOf(' ') == 2) {
      weight = text.charAt(1) - '0';
      text = text.substring(3);
    }
    return new Production(List.of(text), weight, unknown, List.of());
  }

  private static Production ofStatements(String text) {
    List<String> lines = new ArrayList<>();
    List<String> where = new ArrayList<>();
    int weight = 1;
    boolean unknown = false;
    for (String line : text.strip().split("\n")) {
      if (line.equals("?")) {
        unknown = true;
      } else if (line.matches("\\*\\d")) {
        weight = line.charAt(1) - '0';
      } else if (line.startsWith("#in ")) {
        where.add(line.substring(4));
      } else {
        lines.add(line);
      }
    }
    return new Production(lines, weight, unknown, where);
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }

  List<Production> section(String name) {
    List<Production> section = sections.get(name);
    if (section == null) {
      throw new IllegalArgumentException("no section " + name);
    }
    return section;
  }
}
