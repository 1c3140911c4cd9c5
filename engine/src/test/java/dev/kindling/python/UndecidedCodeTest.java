package dev.kindling.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that ask a library what it does not tell. Python runs each with every answer; whatever
 * the reader claims to know must hold in every run.
 */
class UndecidedCodeTest {

  private static final int QUESTIONS = 3;

  @TempDir Path root;

  /**
   * Programs bind {@code result} to a tuple; {@code u(i)} is a question with the answers 0 and 1.
   */
  private static final List<Undecided> PROGRAMS = Undecided.PROGRAMS;

  @Test
  void what_is_known_holds_whatever_the_library_answers() throws Exception {
    List<String> texts = PROGRAMS.stream().map(Undecided::text).toList();
    List<List<List<String>>> runs = python(texts);
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < texts.size(); i++) {
      List<String> read = read(i, texts.get(i));
      int known = 0;
      for (int at = 0; at < read.size(); at++) {
        if (read.get(at) == null) {
          continue;
        }
        known++;
        for (List<String> run : runs.get(i)) {
          all.assertThat(run.size() > at ? run.get(at) : "no such element")
              .as("element %s of%n%s", at, texts.get(i))
              .isEqualTo(read.get(at));
        }
      }
      all.assertThat(known)
          .as("known elements of%n%s%nread as %s", texts.get(i), read)
          .isGreaterThanOrEqualTo(PROGRAMS.get(i).known());
    }
    all.assertAll();
  }

  @Test
  void both_ways_alike_are_one_and_their_order_does_not_matter() {
    long seed = Long.getLong("kindling.seed", new Random().nextLong());
    RandomSnippet random = new RandomSnippet(new Random(seed));
    for (int i = 0; i < 150; i++) {
      String a = random.block();
      String b = random.block();
      String start = "from lib import u\na, b, c = 1, 'x', [1, 'y', (2, 3)]\n";
      String end = "result = a, b, c\n";
      List<String> straight = outcome(i + "s", start + "if 1:\n" + a + end);
      List<String> alike = outcome(i + "a", start + "if u(0):\n" + a + "else:\n" + a + end);
      List<String> one = outcome(i + "o", start + "if u(0):\n" + a + "else:\n" + b + end);
      List<String> other = outcome(i + "p", start + "if u(0):\n" + b + "else:\n" + a + end);
      for (int at = 0; at < Math.min(straight.size(), alike.size()); at++) {
        if (alike.get(at) != null) {
          assertThat(alike.get(at)).as("seed %s%n%s", seed, a).isEqualTo(straight.get(at));
        }
      }
      assertThat(one).as("seed %s%n%s or%n%s", seed, a, b).isEqualTo(other);
    }
  }

  private List<String> outcome(String name, String text) {
    try {
      Value result = new Code(root.resolve("random" + name)).file("m.py", text).result();
      List<String> shown = new ArrayList<>();
      if (result instanceof Value.Tuple t) {
        t.items().forEach(item -> shown.add(Representation.of(item)));
      }
      return shown;
    } catch (PythonError e) {
      return List.of();
    }
  }

  /** The elements as Python writes them; null for those that are not known. */
  private List<String> read(int number, String text) {
    Path own = root.resolve("project" + number);
    List<String> shown = new ArrayList<>();
    try {
      Value result = new Code(own).file("m.py", text).result();
      List<Value> items = result instanceof Value.Tuple t ? t.items() : List.of();
      items.forEach(item -> shown.add(Representation.of(item)));
    } catch (PythonError e) {
      throw new AssertionError(
          "the reader takes it for an error: " + e.getMessage() + "\n" + text, e);
    }
    return shown;
  }

  /** By program and run, the elements of the result; runs that end with an error are left out. */
  private List<List<List<String>>> python(List<String> texts)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.add(
        Files.writeString(
                root.resolve("all.py"),
                """
                import sys, types
                out = []
                for name in sys.argv[1:]:
                    code = compile(open(name, encoding="utf-8").read(), name, "exec")
                    runs = []
                    for answers in range(2 ** %d):
                        lib = types.ModuleType("lib")
                        lib.u = lambda i, answers=answers: (answers >> i) & 1
                        def many(i, answers=answers):
                            return [7] * ((answers >> i) & 1) * 2
                        lib.many = many
                        def risky(i, answers=answers):
                            if (answers >> i) & 1:
                                raise ValueError(i)
                            return 1
                        lib.risky = risky
                        def fill(target, i=0, answers=answers):
                            if (answers >> i) & 1:
                                target.append(9) if isinstance(target, list) else target.update({9: 9})
                        lib.fill = fill
                        class Base:
                            def __init__(self, *given):
                                for one in given:
                                    fill(one)
                            def extra(self, target):
                                fill(target)
                                self.own = 9
                        lib.Base = Base
                        class Guard:
                            def __init__(self, i, answers=answers):
                                self.swallows = bool((answers >> i) & 1)
                            def __enter__(self):
                                return self
                            def __exit__(self, *error):
                                return self.swallows
                        lib.Guard = Guard
                        def apply(function, i=0, answers=answers):
                            return [function(k) for k in range(2 * ((answers >> i) & 1))]
                        lib.apply = apply
                        sys.modules["lib"] = lib
                        scope = {"__name__": "m"}
                        try:
                            exec(code, scope)
                            runs.append("\\1".join(repr(e) for e in scope["result"]))
                        except Exception as e:
                            pass
                    out.append("\\2".join(runs))
                sys.stdout.buffer.write("\\3".join(out).encode("utf-8"))
                """
                    .formatted(QUESTIONS))
            .toString());
    for (int i = 0; i < texts.size(); i++) {
      command.add(Files.writeString(root.resolve("s" + i + ".py"), texts.get(i)).toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<List<List<String>>> result = new ArrayList<>();
    for (String program : output.split("\3", -1)) {
      List<List<String>> runs = new ArrayList<>();
      for (String run : program.split("\2", -1)) {
        runs.add(List.of(run.split("\1", -1)));
      }
      assertThat(runs).as("runs of program %s", result.size()).isNotEmpty();
      result.add(runs);
    }
    assertThat(result).hasSize(texts.size());
    return result;
  }
}
