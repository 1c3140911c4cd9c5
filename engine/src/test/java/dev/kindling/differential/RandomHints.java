package dev.kindling.differential;

import dev.kindling.differential.HintGrammar.Production;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Random modules whose functions are annotated in every way that a type can be written: aliases,
 * quotes, imports from each other, names for type checkers, type variables, classes, decorators.
 * The second of the three modules is a package.
 */
final class RandomHints {

  private static final HintGrammar GRAMMAR = HintGrammar.load();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$([A-Z])");
  private static final int DEEPEST = 2;

  private final Random random;
  private final int minor;
  private final boolean checked;
  private final String app;
  private final List<Item> items = new ArrayList<>();
  private final List<Name> known = new ArrayList<>();
  private int count;
  private int module;
  private boolean postponed;
  private boolean parameterized;
  private boolean inGeneric;

  /**
   * Part of a module.
   *
   * @param function the name of the callable that it defines; empty where it defines none
   */
  record Item(int module, String text, String function) {}

  /**
   * A type in reach.
   *
   * @param quoted whether code that runs does not see it
   * @param generic whether it takes one argument
   * @param frame whether it is a Spark frame's own name, that a class can derive from
   */
  private record Name(
      int module, String text, boolean quoted, boolean generic, boolean variable, boolean frame) {

    String applied(Random random) {
      return generic ? text + "[" + (random.nextBoolean() ? "int" : "str") + "]" : text;
    }
  }

  private RandomHints(long seed, int minor, boolean checked, String app) {
    this.random = new Random(seed);
    this.minor = minor;
    this.checked = checked;
    this.app = app;
  }

  /**
   * The parts of a program of three modules.
   *
   * @param minor of the Python 3 that reads them
   * @param checked whether type checkers have to understand them as Python does
   * @param app the package of the modules
   */
  static List<Item> of(long seed, int minor, boolean checked, String app) {
    RandomHints made = new RandomHints(seed, minor, checked, app);
    for (made.module = 0; made.module < 3; made.module++) {
      made.oneModule();
    }
    return made.items;
  }

  private void oneModule() {
    postponed = random.nextInt(4) == 0;
    String head =
        """
        import collections, enum, functools, importlib, dataclasses, sys, types
        import collections.abc as cabc
        import typing as t
        from typing import *
        from typing import TYPE_CHECKING, TypeAlias
        from collections.abc import Callable as Call
        """;
    add((postponed ? "from __future__ import annotations\n" : "") + head, "");
    produce("import");
    for (Name other : List.copyOf(known)) {
      if (other.module() < module && random.nextInt(4) == 0) {
        again(other);
      }
    }
    int definitions = 3 + random.nextInt(4);
    for (int i = 0; i < definitions; i++) {
      produce("definition");
    }
    int functions = 3 + random.nextInt(3);
    for (int i = 0; i < functions; i++) {
      produce("function");
      rebind();
    }
  }

  private void add(String text, String function) {
    items.add(new Item(module, text, function));
  }

  private String fresh(String prefix) {
    return prefix + module + "_" + count++;
  }

  /** The other module's type, by one of the ways to import it. */
  private void again(Name other) {
    String from = "m" + other.module();
    String whole = app + "." + from;
    String first = other.text().split("\\.", 2)[0];
    String rest = other.text().substring(first.length());
    String as = fresh("Again");
    String relative = (module == 1 ? ".." : ".") + from;
    String line;
    String name = as + rest;
    switch (random.nextInt(7)) {
      case 0 -> line = "from %s import %s as %s".formatted(whole, first, as);
      case 1 -> line = "from %s import %s as %s".formatted(relative, first, as);
      case 2 -> {
        line = "from %s import %s".formatted(relative, first);
        name = other.text();
      }
      case 3 -> {
        line = "import %s as %s".formatted(whole, as);
        name = as + "." + other.text();
      }
      case 4 -> {
        line = "import " + whole;
        name = whole + "." + other.text();
      }
      case 5 -> {
        line = "from %s import %s as %s".formatted(module == 1 ? ".." : ".", from, as);
        name = as + "." + other.text();
      }
      default -> {
        line = "from %s import *".formatted(whole);
        name = other.text();
      }
    }
    boolean guarded = other.quoted() || random.nextInt(4) == 0;
    add(guarded ? "if t.TYPE_CHECKING:\n    " + line + "\n" : line + "\n", "");
    known.add(new Name(module, name, guarded, other.generic(), other.variable(), other.frame()));
  }

  private void produce(String section) {
    Production one = any(section);
    String name =
        fresh(section.equals("import") ? "Frame" : section.equals("function") ? "f" : "T");
    Filling filling = new Filling(name, fresh("V"), fresh("W"));
    inGeneric = one.generic();
    String text = filling.fill(one.text(), false);
    inGeneric = false;
    add(text + "\n", section.equals("function") ? name : "");
    if (!section.equals("function")) {
      boolean frame = section.equals("import") && !one.quoted();
      String type = filling.fill(one.name(), false);
      known.add(new Name(module, type, one.quoted(), one.generic(), one.variable(), frame));
    }
  }

  /** Gives a name another meaning behind what was annotated with it. */
  private void rebind() {
    Name again = pick();
    boolean late = items.stream().anyMatch(item -> item.text().contains("__annotations__"));
    if (!checked
        && !late
        && random.nextInt(6) == 0
        && again.text().matches("Frame\\w*")
        && !again.quoted()) {
      add(again.text() + " = " + (random.nextBoolean() ? "int" : "list[str]") + "\n", "");
    }
  }

  private Production any(String section) {
    List<Production> all = GRAMMAR.section(section, minor, checked);
    return all.get(random.nextInt(all.size()));
  }

  private Name pick() {
    List<Name> here =
        known.stream()
            .filter(name -> name.module() == module && !(inGeneric && name.variable()))
            .toList();
    return here.get(random.nextInt(here.size()));
  }

  /** A type; in code that runs, names for type checkers alone stand in quotes. */
  private String type(int depth, boolean annotation) {
    String section =
        depth > DEEPEST ? "simple" : minor >= 11 && random.nextInt(10) == 0 ? "type11" : "type";
    String text = any(section).text();
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                switch (found.group(1)) {
                  case "D" -> type(depth + 1, annotation);
                  case "E" -> type(depth + 1, annotation).replace("\"", "").replace("'", "");
                  case "U" -> pick().applied(random);
                  case "K" -> name(annotation);
                  default -> throw new IllegalStateException(text);
                }));
  }

  private String name(boolean annotation) {
    Name name = pick();
    boolean quote = name.quoted() && !(annotation && postponed) || random.nextInt(8) == 0;
    return quote ? "\"" + name.applied(random) + "\"" : name.applied(random);
  }

  /** What the placeholders of one production stand for. */
  private final class Filling {

    private final String name;
    private final String first;
    private final String second;

    Filling(String name, String first, String second) {
      this.name = name;
      this.first = first;
      this.second = second;
    }

    String fill(String text, boolean annotation) {
      return PLACEHOLDER
          .matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement(filled(found, annotation)));
    }

    private String filled(MatchResult found, boolean annotation) {
      return switch (found.group(1)) {
        case "N" -> name;
        case "V" -> first;
        case "W" -> second;
        case "T" -> type(0, false);
        case "B" -> type(0, false).replaceFirst("^\"(.*)\"$", "list[\"$1\"]");
        case "A" -> type(0, true);
        case "U" -> pick().applied(random);
        case "F" -> base();
        case "G" -> typeParameters();
        case "P" -> parameters();
        default -> throw new IllegalStateException(found.group());
      };
    }

    private String base() {
      List<Name> frames =
          known.stream()
              .filter(one -> one.module() == module && one.frame() && !one.quoted())
              .toList();
      return frames.isEmpty() ? "object" : frames.get(random.nextInt(frames.size())).text();
    }

    private String typeParameters() {
      parameterized = minor >= 12 && random.nextInt(4) == 0;
      if (!parameterized) {
        return "";
      }
      String bound = type(1, true);
      String more =
          switch (random.nextInt(minor >= 13 ? 4 : 3)) {
            case 0 -> ": " + bound;
            case 1 -> ": (int, " + bound + ")";
            case 2 -> ", *R, **S";
            default -> " = " + bound;
          };
      return "[Q" + name + more + "]";
    }

    private String parameters() {
      String text = fill(any("parameters").text(), true);
      if (parameterized) {
        parameterized = false;
        String own = random.nextBoolean() ? "Q" + name : "list[Q" + name + "]";
        return "a: " + own + ", b: " + type(0, true);
      }
      return text;
    }
  }
}
