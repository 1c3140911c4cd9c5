package dev.kindling.python;

import java.util.List;
import java.util.Random;

/**
 * Small random programs of the kind that pipeline code is made of. None catches a type error: which
 * operands Python refuses is not modelled in full, and a program that lives on that is not read.
 */
final class RandomSnippet {

  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Random random;

  RandomSnippet(Random random) {
    this.random = random;
  }

  String next() {
    StringBuilder text = new StringBuilder("a, b, c = 1, 'x', [1, 'y', (2, 3)]\n");
    int statements = 1 + random.nextInt(5);
    for (int i = 0; i < statements; i++) {
      text.append(statement(0));
    }
    return text.append("result = a, b, c\n").toString();
  }

  /** Statements within a block. */
  String block() {
    return statement(1) + statement(1);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private String statement(int depth) {
    String pad = "    ".repeat(depth);
    if (depth < 2 && random.nextInt(3) == 0) {
      String body = statement(depth + 1);
      return switch (random.nextInt(4)) {
        case 0 ->
            pad + "if " + expression(0) + ":\n" + body + pad + "else:\n" + statement(depth + 1);
        case 1 -> pad + "for i" + depth + " in " + iterable() + ":\n" + body;
        case 2 ->
            pad
                + "try:\n"
                + body
                + pad
                + "except "
                + pick("KeyError", "IndexError", "LookupError")
                + ":\n"
                + statement(depth + 1);
        default ->
            pad
                + "def f"
                + depth
                + "(p, q="
                + expression(1)
                + "):\n"
                + pad
                + "    return "
                + pick("p", "q", "[p, q]", "f'{p}-{q}'")
                + "\n"
                + pad
                + name()
                + " = f"
                + depth
                + "("
                + expression(1)
                + ")\n";
      };
    }
    return pad
        + switch (random.nextInt(4)) {
          case 0 -> name() + " " + pick("+=", "*=") + " " + pick("1", "2", "'z'", "[0]");
          case 1 -> "c = [" + expression(0) + " for v in " + iterable() + "]";
          case 2 -> "b = str(" + expression(0) + ")" + pick("", "[:5]", ".upper()", ".split('x')");
          default -> name() + " = " + expression(0);
        }
        + "\n";
  }

  private String iterable() {
    return pick(
        "range(3)",
        "range(5, 0, -2)",
        "'xy'",
        "[1, 2]",
        "{'k': 1}",
        "enumerate('ab')",
        "zip('ab', [1, 2])",
        "()");
  }

  private String expression(int depth) {
    if (depth > 2 || random.nextInt(3) == 0) {
      return pick(
          "0",
          "1",
          "-3",
          "2.5",
          "''",
          "'ab'",
          "None",
          "True",
          "[]",
          "[1, 2]",
          "(1,)",
          "{'k': 2}",
          name());
    }
    String left = expression(depth + 1);
    String right = expression(depth + 1);
    return switch (random.nextInt(11)) {
      case 0 -> "(" + left + " + " + right + ")";
      case 1 -> "(" + left + " " + pick("*", "-", "//", "%", "/") + " " + right + ")";
      case 2 ->
          "(" + left + " " + pick("==", "!=", "<", "in", "and", "or", "is not") + " " + right + ")";
      case 3 -> "[" + left + ", *" + pick("(1, 2)", "'ab'", "[]") + "]";
      case 4 -> "f'{" + name() + "}|{" + name() + "!r}'";
      case 5 -> "(" + left + " if " + right + " else " + name() + ")";
      case 6 -> "[0, 'q', " + left + "][" + pick("0", "1", "2", "-1", "1:", ":-1", "::2") + "]";
      case 7 ->
          "{'k': "
              + left
              + ", **{'j': "
              + right
              + "}}."
              + pick("get('k')", "get('z', 7)", "pop('j')");
      case 8 -> "(lambda x, y=2: (x, y))(" + left + ")";
      case 9 -> pick("len", "list", "str", "bool", "sorted", "repr", "sum") + "(" + left + ")";
      default -> "(not " + left + ")";
    };
  }
}
