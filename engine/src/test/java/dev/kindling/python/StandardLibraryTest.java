package dev.kindling.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Python's standard library as pipeline code uses it, one line each, against Python itself: the
 * same value or none that is known, never another value, never an error that Python does not raise.
 */
class StandardLibraryTest {

  /** Of a hundred expressions, how many may be unread. */
  private static final int MOST_UNREAD = 25;

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
    for (PythonWorker.Answer answer : answers) {
      String read = reader.read(answer.expression());
      if (read.startsWith("unknown: ")) {
        unread.add(answer.expression() + "\n    " + read);
      } else if (!read.equals(answer.shown())) {
        wrong.add(answer.expression() + "\n    read " + read + "\n    Python " + answer.shown());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unread).hasSizeLessThan(answers.size() * MOST_UNREAD / 100);
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

    String read(String expression) {
      if (++reads % 500 == 0) {
        renew();
      }
      return Code.deep(
          () -> {
            try {
              Value value =
                  interpreter.evaluate(
                      PythonParser.annotation(new SourceFile("m.py", ""), expression, 1), frame);
              if (value instanceof Value.Unknown unknown) {
                return "unknown: " + unknown.reason();
              }
              String shown = Shown.of(value);
              return shown == null ? "unknown: no text of " + Names.kind(value) : shown;
            } catch (PythonError e) {
              return e.isUnfollowed() ? "unknown: " + e.getMessage() : "raises " + e.typeName();
            }
          });
    }
  }
}
