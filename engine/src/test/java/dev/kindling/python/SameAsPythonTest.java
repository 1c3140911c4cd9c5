package dev.kindling.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.python.values.PythonError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the interpreter knows, Python itself computes as well: snippets and random ones. */
@Tag("kedro")
class SameAsPythonTest {

  private static final int RANDOM_SNIPPETS = 400;

  @TempDir Path root;

  @Test
  void snippets_give_what_python_gives() throws IOException, InterruptedException {
    compare(Snippets.KNOWN, true);
  }

  @Test
  void odd_snippets_give_what_python_gives_or_are_unknown()
      throws IOException, InterruptedException {
    compare(Snippets.EITHER, false);
  }

  @Test
  void random_snippets_give_what_python_gives_or_are_unknown()
      throws IOException, InterruptedException {
    long seed = Long.getLong("kindling.seed", new Random().nextLong());
    RandomSnippet random = new RandomSnippet(new Random(seed));
    List<String> snippets = new ArrayList<>();
    for (int i = 0; i < RANDOM_SNIPPETS; i++) {
      snippets.add(random.next());
    }
    try {
      compare(snippets, false);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private void compare(List<String> snippets, boolean allKnown)
      throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      files.add(Files.writeString(root.resolve("s" + i + ".py"), snippets.get(i)));
    }
    Path script =
        Files.writeString(
            root.resolve("all.py"),
            """
            import sys, json
            results = []
            for name in sys.argv[1:]:
                scope = {"__name__": "m"}
                try:
                    exec(compile(open(name, encoding="utf-8").read(), name, "exec"), scope)
                    results.append(repr(scope["result"]))
                except Exception as e:
                    results.append("raises " + type(e).__name__)
            sys.stdout.buffer.write("\\0".join(results).encode("utf-8"))
            """);
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    files.forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String[] expected = output.split("\0", -1);
    assertThat(expected).hasSize(snippets.size());
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < expected.length; i++) {
      String shown = shown(snippets.get(i));
      boolean known = !shown.startsWith("unknown: ") && !shown.startsWith("a ");
      // Which operands Python refuses is not modelled in full; whatever it computes is.
      if (allKnown || known && !expected[i].startsWith("raises ")) {
        all.assertThat(shown).as(snippets.get(i)).isEqualTo(expected[i]);
      }
    }
    all.assertAll();
  }

  private String shown(String snippet) {
    try {
      return new Code(root).file("m.py", snippet).shown();
    } catch (PythonError e) {
      return "raises " + e.typeName();
    }
  }
}
