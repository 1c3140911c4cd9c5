package dev.kindling.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random modules whose functions are annotated in every way that a type can be written: aliases,
 * quotes, imports from each other, names for type checkers, type variables, classes, decorators.
 */
final class RandomHints {

  private final Random random;
  private final boolean parameters;
  private final boolean defaults;
  private final List<Item> items = new ArrayList<>();
  private final List<Name> known = new ArrayList<>();
  private int count;
  private int module;
  private boolean postponed;

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
   */
  private record Name(int module, String text, boolean quoted, boolean generic) {}

  private RandomHints(long seed, int minor) {
    this.random = new Random(seed);
    this.parameters = minor >= 12;
    this.defaults = minor >= 13;
  }

  /** The parts of a program of three modules for a Python 3 of that minor version. */
  static List<Item> of(long seed, int minor) {
    RandomHints made = new RandomHints(seed, minor);
    for (made.module = 0; made.module < 3; made.module++) {
      made.oneModule();
    }
    return made.items;
  }

  private void oneModule() {
    postponed = random.nextInt(4) == 0;
    add(
        (postponed ? "from __future__ import annotations\n" : "")
            + "import typing as t, functools, dataclasses\n"
            + "from typing import *\nfrom typing import TYPE_CHECKING\n"
            + "from collections.abc import Callable as Call\n",
        "");
    imports();
    int definitions = 3 + random.nextInt(4);
    for (int i = 0; i < definitions; i++) {
      definition();
    }
    int functions = 3 + random.nextInt(3);
    for (int i = 0; i < functions; i++) {
      function();
    }
  }

  private void add(String text, String function) {
    items.add(new Item(module, text, function));
  }

  private String fresh(String prefix) {
    return prefix + module + "_" + count++;
  }

  private void learn(String text, boolean quoted, boolean generic) {
    known.add(new Name(module, text, quoted, generic));
  }

  private void imports() {
    String name = fresh("Frame");
    switch (random.nextInt(6)) {
      case 0 -> statement("from pyspark.sql import DataFrame as " + name, name);
      case 1 -> statement("import pyspark.sql as " + name, name + ".DataFrame");
      case 2 -> statement("import pyspark.sql.dataframe", "pyspark.sql.dataframe.DataFrame");
      case 3 -> statement("from pyspark import pandas as " + name, name + ".DataFrame");
      case 4 -> {
        add("if TYPE_CHECKING:\n    from pyspark.sql import DataFrame as " + name + "\n", "");
        learn(name, true, false);
      }
      default -> {
        add(
            "if not TYPE_CHECKING:\n    "
                + name
                + " = object\nelse:\n    from pyspark.sql import DataFrame as "
                + name
                + "\n",
            "");
        learn(name, true, false);
      }
    }
    for (Name other : List.copyOf(known)) {
      if (other.module() < module && !other.text().contains(".") && random.nextInt(3) == 0) {
        String as = fresh("Again");
        String line = "from app.m" + other.module() + " import " + other.text() + " as " + as;
        if (other.quoted() || random.nextInt(4) == 0) {
          add("if t.TYPE_CHECKING:\n    " + line + "\n", "");
          known.add(new Name(module, as, true, other.generic()));
        } else {
          add(line + "\n", "");
          known.add(new Name(module, as, false, other.generic()));
        }
      } else if (other.module() < module && !other.text().contains(".") && random.nextInt(5) == 0) {
        add("import app.m" + other.module() + " as k" + module + other.module() + "\n", "");
        String text = "k" + module + other.module() + "." + other.text();
        known.add(new Name(module, text, other.quoted(), other.generic()));
      }
    }
  }

  private void statement(String text, String name) {
    add(text + "\n", "");
    learn(name, false, false);
  }

  private Name pick() {
    List<Name> here = known.stream().filter(name -> name.module() == module).toList();
    return here.get(random.nextInt(here.size()));
  }

  /** A type; in code that runs, names for type checkers alone stand in quotes. */
  private String type(int depth, boolean annotation) {
    boolean free = annotation && postponed;
    int choice = random.nextInt(depth > 2 ? 5 : 16);
    return switch (choice) {
      case 0 -> "int";
      case 1 -> "t.Any";
      case 2, 3, 4 -> {
        Name name = pick();
        String text =
            name.generic()
                ? name.text() + "[" + (random.nextBoolean() ? "int" : "str") + "]"
                : name.text();
        boolean quote = name.quoted() && !free || random.nextInt(8) == 0;
        yield quote ? "\"" + text + "\"" : text;
      }
      case 5 -> "t.Optional[" + type(depth + 1, annotation) + "]";
      case 6 -> "Union[int, " + type(depth + 1, annotation) + "]";
      case 7 -> "list[" + type(depth + 1, annotation) + "]";
      case 8 -> "t.Dict[str, " + type(depth + 1, annotation) + "]";
      case 9 -> "tuple[" + type(depth + 1, annotation) + ", ...]";
      case 10 ->
          "Call[[int, " + type(depth + 1, annotation) + "], " + type(depth + 1, annotation) + "]";
      case 11 -> "t.Callable[..., " + type(depth + 1, annotation) + "]";
      case 12 -> "Annotated[" + type(depth + 1, annotation) + ", 'Frame', 1]";
      case 13 -> "Literal['DataFrame', 'pyspark.sql.DataFrame']";
      case 14 ->
          "\"dict[str, " + type(depth + 1, annotation).replace("\"", "").replace("'", "") + "]\"";
      default -> {
        Name name = pick();
        String text = name.generic() ? name.text() + "[int]" : name.text();
        yield name.quoted()
            ? "\"" + text + " | None\""
            : text.equals("t.Any") ? text : "Union[" + text + ", None]";
      }
    };
  }

  private void definition() {
    String name = fresh("T");
    String variable = fresh("V");
    switch (random.nextInt(parameters ? 13 : 9)) {
      case 0, 1 ->
          statement(name + " = " + type(0, false).replaceFirst("^\"(.*)\"$", "list[\"$1\"]"), name);
      case 2 -> statement(name + ": t.TypeAlias = " + type(0, false), name);
      case 3 -> statement(name + " = NewType('" + name + "', " + type(1, false) + ")", name);
      case 4 -> statement(name + " = TypeVar('" + name + "', bound=" + type(1, false) + ")", name);
      case 5 -> statement(name + " = TypeVar('" + name + "', int, " + type(1, false) + ")", name);
      case 6 -> {
        String bound = random.nextBoolean() ? "" : ", bound=" + type(1, false);
        add(
            variable
                + " = TypeVar('"
                + variable
                + "'"
                + bound
                + ")\n"
                + name
                + " = t.Dict["
                + variable
                + ", "
                + type(1, false)
                + "]\n",
            "");
        learn(name, false, true);
      }
      case 7 -> {
        Name base = pick();
        boolean plain = !base.quoted() && base.text().contains("rame") && !base.generic();
        statement(
            "class " + name + "(" + (plain ? base.text() : "") + "):\n    field: int = 0", name);
      }
      case 8 -> {
        add(
            variable
                + " = TypeVar('"
                + variable
                + "')\nclass "
                + name
                + "(Generic["
                + variable
                + "]):\n    field: "
                + type(1, true)
                + "\n",
            "");
        learn(name, false, true);
      }
      case 9, 10 -> statement("type " + name + " = " + type(0, true), name);
      case 11 -> {
        String standard = defaults && random.nextBoolean() ? " = " + type(2, true) : "";
        add("type " + name + "[K" + standard + "] = dict[K, " + type(1, true) + "]\n", "");
        learn(name, false, true);
      }
      default ->
          statement(
              "type "
                  + name
                  + " = list["
                  + name
                  + "] | "
                  + (random.nextBoolean() ? "int" : "list[" + type(1, true) + "]"),
              name);
    }
  }

  private void function() {
    String name = fresh("f");
    String head = "";
    String first = type(0, true);
    if (parameters && random.nextInt(4) == 0) {
      head =
          random.nextBoolean() ? "[P: " + type(1, true) + "]" : "[P: (int, " + type(1, true) + ")]";
      first = random.nextBoolean() ? "P" : "list[P]";
    }
    String rest = "(a: " + first + ", b: " + type(0, true) + ") -> " + type(0, true) + ": pass\n";
    String self = rest.replaceFirst("\\(", "(self, ");
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> add("def " + name + head + rest, name);
      case 3 -> add("async def " + name + head + rest, name);
      case 4 ->
          add(
              "class C" + name + ":\n    def run" + head + self + name + " = C" + name + "().run\n",
              name);
      case 5 ->
          add(
              "class C"
                  + name
                  + ":\n    @classmethod\n    def run"
                  + head
                  + self
                  + "    @staticmethod\n    def other"
                  + rest
                  + name
                  + " = C"
                  + name
                  + "."
                  + (random.nextBoolean() ? "run" : "other")
                  + "\n",
              name);
      case 6 ->
          add(
              "class C"
                  + name
                  + ":\n    def __call__"
                  + head
                  + self
                  + name
                  + " = C"
                  + name
                  + "()\n",
              name);
      case 7 ->
          add(
              "def d"
                  + name
                  + "(function):\n    @functools.wraps(function)\n    def inner(*args, **kwargs):\n        return function(*args, **kwargs)\n    return inner\n@d"
                  + name
                  + "\ndef "
                  + name
                  + head
                  + rest,
              name);
      case 8 ->
          add("def g" + name + head + rest + name + " = functools.partial(g" + name + ")\n", name);
      default ->
          add(
              "@dataclasses.dataclass\nclass "
                  + name
                  + ":\n    a: "
                  + type(0, true)
                  + "\n    b: "
                  + type(0, true)
                  + "\n",
              name);
    }
    Name again = pick();
    if (random.nextInt(6) == 0
        && again.text().startsWith("Frame")
        && !again.text().contains(".")
        && !again.quoted()) {
      add(again.text() + " = " + (random.nextBoolean() ? "int" : "list[str]") + "\n", "");
    }
  }
}
