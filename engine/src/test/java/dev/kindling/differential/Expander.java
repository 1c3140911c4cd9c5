package dev.kindling.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes expressions and statements of a grammar's productions, by chance. */
final class Expander {

  private static final int DEEPEST_BLOCK = 5;
  private static final int TRIES = 12;

  /** A production that cannot be used here, since no name of a type is in reach. */
  static final class Stuck extends Exception {
    private static final long serialVersionUID = 1L;

    Stuck(String what) {
      super(what, null, false, false);
    }
  }

  private final Grammar grammar;
  private final Random random;
  private final boolean common;
  private final Map<String, List<String>> given;
  private int unknowns;
  private int statements;
  private int ids;
  private String last = "";

  /**
   * @param unknowns how many things that no reader can know may come in
   * @param statements how many statements are made in blocks
   * @param ids the first number of names
   * @param common whether it writes the module that the others import
   * @param given the lines that stand for a placeholder of this program alone
   */
  Expander(
      Grammar grammar,
      Random random,
      int unknowns,
      int statements,
      int ids,
      boolean common,
      Map<String, List<String>> given) {
    this.grammar = grammar;
    this.random = random;
    this.unknowns = unknowns;
    this.statements = statements;
    this.ids = ids;
    this.common = common;
    this.given = given;
  }

  int ids() {
    return ids;
  }

  int unknowns() {
    return unknowns;
  }

  // ---------------------------------------------------------------- statements

  /** One production of a section of statements. */
  List<String> statement(String section, Context context) {
    for (int i = 0; i < TRIES; i++) {
      Grammar.Production production = choose(grammar.section(section), context);
      int before = unknowns;
      try {
        unknowns -= production.unknown() ? 1 : 0;
        return lines(production, context);
      } catch (Stuck e) {
        unknowns = before;
      }
    }
    return List.of("pass");
  }

  private List<String> block(Context context) {
    List<String> made = new ArrayList<>();
    int count = context.depth() == 0 ? 3 : 1 + random.nextInt(3);
    for (int i = 0; i < count && statements > 0; i++) {
      statements--;
      made.addAll(statement("stmt", context));
    }
    if (made.isEmpty()) {
      made.add("pass");
    }
    return made;
  }

  /** What a line of a production opens for the lines that are indented below it. */
  private record Open(int indent, Context context) {}

  List<String> lines(Grammar.Production production, Context outer) throws Stuck {
    String own = String.valueOf(ids++);
    String declared = outer.scope().isInFunction() ? "nonlocal" : "global";
    List<String> made = new ArrayList<>();
    List<String[]> gives = new ArrayList<>();
    List<Open> open = new ArrayList<>();
    Context base =
        new Context(
            outer.scope().block(),
            outer.function(),
            outer.loop(),
            outer.generator(),
            outer.again(),
            outer.returns(),
            outer.rounds(),
            outer.depth());
    Context here = base;
    String returns = null;
    boolean yields = false;
    for (String raw : production.lines()) {
      String line = raw.replace("~", own).replace("$nonlocal", declared);
      String text = line.strip();
      int indent = line.length() - line.stripLeading().length();
      while (!open.isEmpty() && !text.isEmpty() && open.get(open.size() - 1).indent() >= indent) {
        open.remove(open.size() - 1);
      }
      here = open.isEmpty() ? base : open.get(open.size() - 1).context();
      if (text.startsWith("#")) {
        String[] words = text.split(" ", 3);
        switch (words[0]) {
          case "#gives" -> gives.add(words);
          case "#local" -> here.scope().add(words[1], words[2]);
          case "#returns" -> returns = words[1];
          case "#yields" -> {
            returns = words[1];
            yields = true;
          }
          case "#uniq" -> {
            String rest = text.substring("#uniq ".length());
            if (!open.isEmpty()) {
              int top = open.size() - 1;
              open.set(top, new Open(open.get(top).indent(), here.round(rest)));
            }
          }
          default -> throw new IllegalArgumentException(raw);
        }
        continue;
      }
      String pad = " ".repeat(indent);
      if (text.startsWith("$") && isStatements(text.substring(1))) {
        String section = text.substring(1);
        List<String> inner =
            section.equals("block")
                ? block(here)
                : given.containsKey(section) ? given.get(section) : statement(section, here);
        inner.forEach(one -> made.add(one.isEmpty() ? "" : pad + one));
      } else {
        made.add(pad + expand(text, here, 0));
        if (text.endsWith(":")) {
          boolean function = text.startsWith("def ");
          boolean type = text.startsWith("class ");
          boolean loop = text.startsWith("for ") || text.startsWith("while ");
          Context inside =
              function
                  ? here.functionBody(returns, yields, text.startsWith("def create_pipeline"))
                  : loop
                      ? here.loopBody()
                      : type ? here.functionBody(null, false, true) : here.block();
          if (function) {
            returns = null;
            yields = false;
          }
          open.add(new Open(indent, inside));
        }
      }
    }
    gives.forEach(words -> outer.scope().add(words[1], words[2]));
    return made;
  }

  private boolean isStatements(String section) {
    return given.containsKey(section)
        || section.equals("block")
        || section.equals("emit")
        || section.equals("raise")
        || section.equals("plain")
        || section.equals("change");
  }

  private Grammar.Production choose(List<Grammar.Production> section, Context context) {
    boolean force = unknowns > 0 && random.nextInt(5) == 0;
    List<Grammar.Production> fitting = new ArrayList<>();
    int weight = 0;
    for (Grammar.Production one : section) {
      if ((!force || one.unknown()) && fits(one, context)) {
        fitting.add(one);
        weight += one.weight();
      }
    }
    if (fitting.isEmpty()) {
      return choose(section, context);
    }
    int at = random.nextInt(weight);
    for (Grammar.Production one : fitting) {
      at -= one.weight();
      if (at < 0) {
        return one;
      }
    }
    throw new IllegalStateException();
  }

  private boolean fits(Grammar.Production one, Context context) {
    if (one.unknown() && unknowns <= 0) {
      return false;
    }
    for (String where : one.where()) {
      boolean there =
          switch (where) {
            case "function" -> context.function() && !context.generator();
            case "generator" -> context.generator();
            case "loop" -> context.loop();
            case "other" -> !common;
            case "packages" -> !given.getOrDefault("packages", List.of()).isEmpty();
            default -> throw new IllegalArgumentException(where);
          };
      if (!there) {
        return false;
      }
    }
    return context.depth() < DEEPEST_BLOCK || !one.holdsBlocks();
  }

  // ---------------------------------------------------------------- expressions

  /** An expression of a type. */
  String expression(String type, Context context, int depth) throws Stuck {
    List<String> known = context.scope().names(List.of(type));
    boolean deep = depth > 2;
    if (!known.isEmpty() && random.nextInt(10) < (deep ? 8 : 4)) {
      return pick(known);
    } else if (!grammar.has(type)) {
      if (known.isEmpty()) {
        throw new Stuck(type);
      }
      return pick(known);
    }
    List<Grammar.Production> section = grammar.section(type);
    if (deep) {
      List<Grammar.Production> literals =
          section.stream().filter(Grammar.Production::isLiteral).toList();
      if (!literals.isEmpty()) {
        return pick(weighted(literals)).lines().get(0);
      }
    }
    for (int i = 0; i < TRIES; i++) {
      Grammar.Production production = choose(section, context);
      int before = unknowns;
      try {
        unknowns -= production.unknown() ? 1 : 0;
        String text = production.lines().get(0).replace("~", String.valueOf(ids++));
        String made = expand(text, context, depth + 1);
        return depth > 0 && made.contains(" ") && !isClosed(made) ? "(" + made + ")" : made;
      } catch (Stuck e) {
        unknowns = before;
      }
    }
    throw new Stuck(type);
  }

  /** Whether nothing that stands beside it can tear it apart. */
  private static boolean isClosed(String made) {
    char first = made.charAt(0);
    char end = made.charAt(made.length() - 1);
    if (first == '[' && end == ']' || first == '{' && end == '}' || first == '(' && end == ')') {
      int depth = 0;
      for (int i = 0; i < made.length() - 1; i++) {
        char c = made.charAt(i);
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (depth == 0) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  private static List<Grammar.Production> weighted(List<Grammar.Production> section) {
    List<Grammar.Production> all = new ArrayList<>();
    section.forEach(
        one -> {
          for (int i = 0; i < one.weight(); i++) {
            all.add(one);
          }
        });
    return all;
  }

  /** The text with everything filled in. */
  String expand(String text, Context context, int depth) throws Stuck {
    StringBuilder made = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '«') {
        int end = closing(text, at);
        made.append(expand(pick(alternatives(text.substring(at + 1, end))), context, depth));
        at = end + 1;
      } else if (c == '$') {
        int end = at + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
          end++;
        }
        String name = text.substring(at + 1, end);
        List<String> types = List.of();
        if (end < text.length()
            && text.charAt(end) == '('
            && (name.equals("var")
                || name.equals("set")
                || name.equals("lit")
                || name.equals("take"))) {
          int close = text.indexOf(')', end);
          types = List.of(text.substring(end + 1, close).split(","));
          end = close + 1;
        }
        made.append(fill(name, types, context, depth));
        at = end;
      } else {
        made.append(c);
        at++;
      }
    }
    return made.toString();
  }

  private String fill(String name, List<String> types, Context context, int depth) throws Stuck {
    return switch (name) {
      case "var" -> last = known(context.scope().names(types), types);
      case "set" -> last = known(context.scope().assignable(types), types);
      case "take" -> {
        last = known(context.scope().own(types), types);
        context.scope().remove(last);
        yield last;
      }
      case "lit" ->
          pick(weighted(
                  grammar.section(types.get(0)).stream()
                      .filter(Grammar.Production::isLiteral)
                      .toList()))
              .lines()
              .get(0);
      case "it" -> last;
      case "id" -> String.valueOf(ids++);
      case "nm" -> unique("n", context);
      case "out" -> unique("d", context);
      case "ret" ->
          context.returns() == null || context.returns().equals("None")
              ? "None"
              : expression(context.returns(), context, depth);
      default -> given.containsKey(name) ? pick(given.get(name)) : expression(name, context, depth);
    };
  }

  /** A text that is another in every round of the loops around. */
  private String unique(String letter, Context context) {
    String start = letter + ids++;
    if (!context.again() || random.nextInt(40) == 0) {
      if (letter.equals("d")) {
        context.scope().add('"' + start + '"', "dataset");
      }
      return '"' + start + '"';
    }
    List<String> lists = context.scope().names(List.of("nodes"));
    List<String> parts = new ArrayList<>();
    for (String round : context.rounds()) {
      parts.add(
          !round.equals(Context.CALL)
              ? "{" + round + "}"
              : lists.isEmpty() || random.nextInt(4) == 0
                  ? "{bump()}"
                  : "{len(" + pick(lists) + ")}");
    }
    return "f'" + start + "_" + String.join("_", parts) + "'";
  }

  private String known(List<String> names, List<String> types) throws Stuck {
    if (names.isEmpty()) {
      throw new Stuck(types.toString());
    }
    return pick(names);
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '«' ? 1 : text.charAt(i) == '»' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static List<String> alternatives(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '«' ? 1 : c == '»' ? -1 : 0;
      if (c == '¦' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
