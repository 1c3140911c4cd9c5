package dev.kindling.python.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The names that a function binds are those that Python's {@code symtable} says, over random
 * functions.
 */
class BodyScopeTest {

  private static final int FUNCTIONS = Integer.getInteger("kindling.scopes.functions", 1_000);
  private static final long SEED = Long.getLong("kindling.scopes.seed", 1);

  private static final String SCRIPT =
      """
      import json, symtable, sys
      for line in sys.stdin:
          try:
              compile(json.loads(line), "a.py", "exec")
              table = symtable.symtable(json.loads(line), "a.py", "exec").get_children()[0]
          except SyntaxError:
              print("null", flush=True)
              continue
          bound = [s.get_name() for s in table.get_symbols()
                   if s.is_local() and (s.is_assigned() or s.is_parameter() or s.is_imported() or s.is_annotated())]
          used = [s.get_name() for s in table.get_symbols() if s.is_global()]
          print(json.dumps([sorted(bound), sorted(used)]), flush=True)
      """;

  private final Random random = new Random(SEED);

  private String name() {
    return String.valueOf("abcdefgh".charAt(random.nextInt(8)));
  }

  private String target() {
    return switch (random.nextInt(6)) {
      case 0 -> "(" + name() + ", " + name() + ")";
      case 1 -> "[" + name() + ", *" + name() + "]";
      case 2 -> name() + "." + name();
      case 3 -> name() + "[" + name() + "]";
      default -> name();
    };
  }

  private String expression(int depth) {
    return switch (random.nextInt(depth > 2 ? 3 : 11)) {
      case 0, 1 -> name();
      case 2 -> name() + ".x";
      case 3 -> name() + "(" + expression(depth + 1) + ", k=" + expression(depth + 1) + ")";
      case 4 ->
          "(lambda " + name() + "=" + expression(depth + 1) + ": " + expression(depth + 1) + ")";
      case 5 ->
          "[" + expression(depth + 1) + " for " + name() + " in " + expression(depth + 1) + "]";
      case 6 -> "{" + name() + ": 1 for (" + name() + ", _) in " + name() + " if " + name() + "}";
      case 7 -> "(" + name() + " := " + expression(depth + 1) + ")";
      case 8 -> "f'{" + name() + "!r:>{" + name() + "}}'";
      case 9 -> "(" + expression(depth + 1) + " if " + name() + " else [*" + name() + "])";
      default -> name() + "[" + expression(depth + 1) + ":]";
    };
  }

  private void block(StringBuilder text, String indent, int depth) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      statement(text, indent, depth);
    }
  }

  private void statement(StringBuilder text, String indent, int depth) {
    String inner = indent + "  ";
    switch (random.nextInt(depth > 2 ? 8 : 16)) {
      case 0 -> text.append(indent + target() + " = " + expression(0) + "\n");
      case 1 -> text.append(indent + name() + " += " + expression(0) + "\n");
      case 2 ->
          text.append(indent + name() + ": int" + (random.nextBoolean() ? " = 1" : "") + "\n");
      case 3 ->
          text.append(
              indent
                  + "import "
                  + name()
                  + ".y"
                  + (random.nextBoolean() ? " as " + name() : "")
                  + "\n");
      case 4 ->
          text.append(indent + "from m import " + name() + " as " + name() + ", " + name() + "\n");
      case 5 -> text.append(indent + "del " + name() + "\n");
      case 6, 7 -> text.append(indent + expression(0) + "\n");
      case 8 ->
          nested(text, indent + "for " + target() + " in " + expression(0) + ":\n", inner, depth);
      case 9 ->
          nested(text, indent + "with " + expression(0) + " as " + target() + ":\n", inner, depth);
      case 10 -> {
        nested(text, indent + "try:\n", inner, depth);
        nested(text, indent + "except " + name() + " as " + name() + ":\n", inner, depth);
      }
      case 11 -> nested(text, indent + "if " + expression(0) + ":\n", inner, depth);
      case 12 ->
          nested(
              text,
              indent + "def " + name() + "(" + name() + "=" + expression(1) + "):\n",
              inner,
              depth);
      case 13 -> nested(text, indent + "class " + name() + ":\n", inner, depth);
      case 14 -> {
        text.append(indent + "match " + expression(0) + ":\n");
        nested(
            text,
            inner + "case [" + name() + ", {'k': int() as " + name() + "}, *_]:\n",
            inner + "  ",
            depth);
      }
      default -> nested(text, indent + "while " + expression(0) + ":\n", inner, depth);
    }
  }

  private void nested(StringBuilder text, String head, String inner, int depth) {
    text.append(head);
    block(text, inner, depth + 1);
  }

  private String function() {
    StringBuilder text = new StringBuilder("def f(" + name() + ", *args, k=1):\n");
    if (random.nextInt(3) == 0) {
      text.append("  global " + "gh".charAt(random.nextInt(2)) + "\n");
    }
    block(text, "  ", 0);
    return text.toString();
  }

  @Test
  void binds_what_the_symbol_table_says() throws IOException {
    Process python =
        new ProcessBuilder("python3", "-c", SCRIPT)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ObjectMapper json = new ObjectMapper();
    int compared = 0;
    try (var to = python.outputWriter(StandardCharsets.UTF_8);
        var from = python.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < FUNCTIONS; i++) {
        String text = function();
        to.write(json.writeValueAsString(text));
        to.newLine();
        to.flush();
        JsonNode said = json.readTree(from.readLine());
        Stmt.Function function = parsed(text);
        assertThat(function == null)
            .as("refused: seed %d%n%s", SEED, text)
            .isEqualTo(said.isNull());
        if (function == null) {
          continue; // Python refuses some, as a name that is both a parameter and global.
        }
        BodyScope scope = BodyScope.ofFunction(null, function.parameters(), function.body());
        assertThat(new TreeSet<>(scope.own()))
            .as("seed %d%n%s", SEED, text)
            .isEqualTo(texts(said.get(0)));
        for (String used : texts(said.get(1))) {
          assertThat(scope.where(used))
              .as("%s of seed %d%n%s", used, SEED, text)
              .isIn(BodyScope.Where.OUTSIDE, BodyScope.Where.GLOBAL);
        }
        compared++;
      }
      System.out.printf("scopes: seed %d, %d functions compared%n", SEED, compared);
    } finally {
      python.destroy();
    }
    assertThat(compared).isGreaterThan(FUNCTIONS / 2);
  }

  /** The function; null where it is refused. */
  private static Stmt.@Nullable Function parsed(String text) {
    try {
      return (Stmt.Function) PythonParser.module(new SourceFile("a.py", text)).get(0);
    } catch (SyntaxProblem e) {
      return null;
    }
  }

  private static TreeSet<String> texts(JsonNode list) {
    List<String> result = new ArrayList<>();
    list.forEach(one -> result.add(one.asText()));
    return new TreeSet<>(result);
  }
}
