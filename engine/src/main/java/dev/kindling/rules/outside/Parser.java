package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Syntax.Condition;
import dev.kindling.rules.outside.Syntax.Import;
import dev.kindling.rules.outside.Syntax.Insert;
import dev.kindling.rules.outside.Syntax.Rule;
import dev.kindling.rules.outside.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rule file by a grammar that knows only what is allowed. After a mistake it goes on at the
 * next rule, so that one look at a file names them all.
 */
final class Parser {

  private static final int MAX_RULES = 500;

  private final Words words;
  private final List<Problem> problems;
  private final List<Import> imports = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  private Parser(Words words, List<Problem> problems) {
    this.words = words;
    this.problems = problems;
  }

  /** What of the file could be read; what could not is added to the problems. */
  static Syntax.File parse(RuleFile file, List<Problem> problems) {
    try {
      Parser parser = new Parser(new Words(file, Lexer.tokens(file)), problems);
      parser.run();
      return new Syntax.File(parser.imports, parser.rules);
    } catch (BadRule e) {
      problems.add(e.problem());
      return new Syntax.File(List.of(), List.of());
    }
  }

  private void run() {
    while (!words.looking(Kind.END)) {
      try {
        statement();
      } catch (BadRule e) {
        problems.add(e.problem());
        words.skipToRule();
      }
    }
  }

  private void statement() {
    Token word = words.peek();
    if (words.atRule()) {
      if (rules.size() == MAX_RULES) {
        throw words.bad("limit", "a file may hold " + MAX_RULES + " rules; split it");
      }
      rules.add(rule());
    } else if (words.accept("package")) {
      packageStatement();
    } else if (words.accept("import")) {
      importStatement(word.position());
    } else if (word.is("rule")) {
      throw words.bad("syntax", "a rule needs a name: `rule \"feature-store-on-spark\"`");
    } else if (Refusals.STATEMENTS.containsKey(word.text()) && word.kind() == Kind.NAME) {
      throw words.bad("forbidden", Refusals.STATEMENTS.get(word.text()));
    } else {
      throw words.bad(
          "syntax", "expected `import` or `rule`, found " + word.shown() + misspelt(word));
    }
  }

  private static String misspelt(Token word) {
    return Suggestion.of(word.text(), List.of("rule", "import", "package"));
  }

  private void packageStatement() {
    Position position = words.peek().position();
    if (!imports.isEmpty() || !rules.isEmpty()) {
      throw words.bad("syntax", "`package` stands once, before everything else");
    }
    String name = qualifiedName("the name of a package");
    if (name.equals("dev.kindling") || name.startsWith("dev.kindling.")) {
      problems.add(
          words
              .bad(
                  "reserved",
                  position,
                  "the packages below `dev.kindling` are the program's own;"
                      + " use your organization's, as `org.example.rules`")
              .problem());
    }
    words.accept(";");
  }

  private void importStatement(Position position) {
    if (words.looking("static") || words.looking("function") || words.looking("accumulate")) {
      throw words.bad(
          "forbidden",
          "`import " + words.peek().text() + "` brings Java into rules; import fact types only");
    }
    String name = qualifiedName("the name of a fact type");
    if (words.looking("*") || words.looking(".")) {
      throw words.bad("forbidden", position, "import each fact type by its own name, without `*`");
    }
    words.accept(";");
    imports.add(new Import(name, position));
  }

  private String qualifiedName(String what) {
    StringBuilder name = new StringBuilder(words.expect(Kind.NAME, what).text());
    while (words.looking(".") && words.peek(1).kind() == Kind.NAME) {
      words.next();
      name.append('.').append(words.next().text());
    }
    return name.toString();
  }

  private Rule rule() {
    Token keyword = words.next();
    Token name = words.next();
    refuseAttributes();
    words.expect("when", "after the rule's name");
    List<Condition> when = new ArrayList<>();
    ConditionParser conditions = new ConditionParser(words);
    while (!words.looking("then")) {
      refuseEndOf(name, "then");
      when.add(conditions.condition());
      words.accept(",");
      words.accept(";");
    }
    words.next();
    List<Insert> then = new ArrayList<>();
    ConsequenceParser consequences = new ConsequenceParser(words);
    while (!words.looking("end")) {
      refuseEndOf(name, "end");
      then.add(consequences.insert());
    }
    Token end = words.next();
    if (then.isEmpty()) {
      throw words.bad(
          "bad-consequence",
          end.position(),
          "the rule concludes nothing; insert a Mark, Pin, SparkDatasetClass or Finding");
    }
    words.accept(";");
    return new Rule(
        name.text(), keyword.comment(), keyword.position(), name.position(), when, then);
  }

  private void refuseAttributes() {
    Token word = words.peek();
    String reason = Refusals.ATTRIBUTES.get(word.text());
    if (reason != null && !word.is("when")) {
      throw words.bad("forbidden", reason);
    }
    if (word.is("attributes")) {
      throw words.bad("forbidden", Refusals.STATEMENTS.get("attributes"));
    }
  }

  private void refuseEndOf(Token name, String missing) {
    if (words.looking(Kind.END) || words.looking("end") || words.atRule()) {
      throw words.bad(
          "syntax",
          "rule \"%s\" of line %d has no `%s`; add it above"
              .formatted(name.text(), name.position().line(), missing));
    }
  }
}
