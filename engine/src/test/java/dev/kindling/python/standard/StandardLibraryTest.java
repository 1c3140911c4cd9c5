package dev.kindling.python.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.Code;
import dev.kindling.python.PythonWorker;
import dev.kindling.python.RandomExpression;
import dev.kindling.python.Shown;
import dev.kindling.python.evaluation.Doubts;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Python's standard library as pipeline code uses it, one line each, against Python itself: the
 * same value or none that is known, never another value, never an error that Python does not raise.
 */
class StandardLibraryTest {

  /** Of a hundred expressions, how many may be unread. */
  private static final int MOST_UNREAD = 5;

  @TempDir Path root;

  @BeforeEach
  void project() throws IOException {
    write("conf/base/names.yml", "names: [a, b]\n");
    write("conf/base/data.json", "{\"k\": [1, \"x\"]}");
    write("conf/base/rows.csv", "a,b\n1,\"x y\"\n");
    write("conf/base/setup.ini", "[one]\nkey = value\nn: 3\n");
    write("conf/local/names.yml", "x: 1\n");
    write("src/m.py", Files.readString(PythonWorker.FOLDER.resolve("preamble.py")));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void every_expression_gives_what_python_gives_or_is_unknown() throws IOException {
    List<PythonWorker.Answer> answers = PythonWorker.table(root, "expressions.txt");
    assertThat(answers).hasSizeGreaterThan(400);
    List<String> wrong = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    Reader reader = new Reader(root);
    List<Read> read = reader.read(answers.stream().map(PythonWorker.Answer::expression).toList());
    for (int i = 0; i < answers.size(); i++) {
      PythonWorker.Answer answer = answers.get(i);
      String line = answer.expression() + "\n    read " + read.get(i).shown();
      if (!read.get(i).known()) {
        unread.add(line);
      } else if (read.get(i).differs(answer.shown())) {
        wrong.add(line + "\n    Python " + answer.shown());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unread).hasSizeLessThan(answers.size() * MOST_UNREAD / 100);
  }

  @Test
  void random_expressions_give_what_python_gives_or_are_unknown() throws IOException {
    long seed = Long.getLong("kindling.seed", new Random().nextLong());
    int count = Integer.getInteger("kindling.expressions", 4_000);
    RandomExpression random = new RandomExpression(new Random(seed));
    Reader reader = new Reader(root);
    List<String> wrong = new ArrayList<>();
    int known = 0;
    try (PythonWorker worker = PythonWorker.start(root)) {
      for (int made = 0; made < count && wrong.size() < 20; made += 500) {
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          expressions.add(random.next());
        }
        List<String> expected = worker.answers(expressions);
        List<Read> read = reader.read(expressions);
        for (int i = 0; i < expressions.size(); i++) {
          known += read.get(i).known() ? 1 : 0;
          if (read.get(i).differs(expected.get(i))) {
            wrong.add(smallest(expressions.get(i), worker, reader));
          }
        }
      }
    }
    assertThat(wrong).as("seed " + seed).isEmpty();
    // What is hardly ever known proves nothing.
    assertThat(known).as("seed " + seed).isGreaterThan(count * 8 / 10);
  }

  /** The smallest part that is wrong by itself. */
  private static String smallest(String expression, PythonWorker worker, Reader reader)
      throws IOException {
    List<String> parts = new ArrayList<>(worker.parts(expression));
    parts.add(expression);
    List<String> expected = worker.answers(parts);
    List<Read> read = reader.read(parts);
    for (int i = 0; i < parts.size(); i++) {
      if (read.get(i).differs(expected.get(i))) {
        return parts.get(i)
            + "\n    read "
            + read.get(i).shown()
            + "\n    Python "
            + expected.get(i);
      }
    }
    return expression;
  }

  /** What the reader makes of expressions in the module {@code m}. */
  static final class Reader {

    private final Path root;
    private Interpreter interpreter;
    private Frame frame;
    private int reads;

    Reader(Path root) {
      this.root = root;
      renew();
    }

    private void renew() {
      interpreter = new Code(root).interpreter(Map.of());
      ModuleValue module = interpreter.module("m");
      assertThat(module.incomplete()).isNull();
      frame = Frame.ofModule(module);
    }

    List<Read> read(List<String> expressions) {
      return Code.deep(() -> expressions.stream().map(this::one).toList());
    }

    private Read one(String expression) {
      if (++reads % 500 == 0) {
        renew();
      }
      Journal.Mark floor = Journal.own().top();
      Doubts.Scope scope = interpreter.ways().doubts().open();
      String shown = shown(expression);
      interpreter.ways().doubts().close(scope);
      if (Journal.own().top() == scope.from()) {
        Journal.own().close(scope.from());
      } else {
        // Ways that are still open end here; what they changed is not known.
        Journal.own().abandon(floor, new Value.Unknown("it is not kept", Site.NOWHERE));
        renew();
      }
      return new Read(shown, scope.way() != null);
    }

    private String shown(String expression) {
      try {
        Value value =
            interpreter.evaluate(
                PythonParser.annotation(new SourceFile("m.py", ""), expression, 1), frame);
        if (value instanceof Value.Unknown unknown) {
          return "unknown: " + unknown.reason();
        }
        String shown = Shown.of(value);
        return shown == null ? "unknown: no text of " + Names.kind(value) : shown;
      } catch (SyntaxProblem e) {
        throw new AssertionError(expression, e);
      } catch (PythonError e) {
        return e.isUnfollowed() ? "unknown: " + e.getMessage() : "raises " + e.typeName();
      }
    }
  }

  /**
   * What an expression is read as.
   *
   * @param doubted whether a part of it is not followed, so that Python may raise an error there
   */
  record Read(String shown, boolean doubted) {

    boolean known() {
      return !shown.startsWith("unknown: ");
    }

    boolean differs(String expected) {
      return known() && !shown.equals(expected) && !(doubted && expected.startsWith("raises "));
    }
  }
}
