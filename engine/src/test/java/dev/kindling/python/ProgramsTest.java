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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs against Python itself: the value of {@code result}, or the error. In the files
 * below {@code programs}, a line {@code ##} ends a program, {@code #file NAME} begins a further
 * file of it, and {@code #unread} says that the reader shall not know the result: since Python's
 * version decides it, or since it is not followed. Whatever else is unknown is an error.
 */
class ProgramsTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/kindling/python/programs");
  private static final String UNREAD = "#unread";

  @TempDir Path root;

  static Stream<String> tables() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void every_program_gives_what_python_gives(String table)
      throws IOException, InterruptedException {
    List<String> programs =
        Stream.of(Files.readString(FOLDER.resolve(table)).split("(?m)^##.*$"))
            .map(String::strip)
            .filter(program -> !program.isEmpty())
            .toList();
    for (int i = 0; i < programs.size(); i++) {
      write(root.resolve(folder(i)), programs.get(i));
    }
    Map<String, String> expected = python();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      String program = programs.get(i);
      String python = expected.get(folder(i));
      String read = read(root.resolve(folder(i)));
      boolean unread = program.startsWith(UNREAD);
      if (unread ? read != null : python == null || !python.equals(read)) {
        wrong.add(program + "\n  Python " + python + "\n  read " + read);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String folder(int index) {
    return String.format("p%04d", index);
  }

  private static void write(Path folder, String program) throws IOException {
    Path file = folder.resolve("src/m.py");
    StringBuilder text = new StringBuilder();
    for (String line : program.split("\n")) {
      if (line.startsWith("#file ")) {
        save(file, text);
        file = folder.resolve("src").resolve(line.substring("#file ".length()).strip());
        text = new StringBuilder();
      } else {
        text.append(line).append('\n');
      }
    }
    save(file, text);
  }

  private static void save(Path file, CharSequence text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> python() throws IOException, InterruptedException {
    String python = System.getProperty("kindling.python", "python3");
    Path worker = FOLDER.resolve("worker.py").toAbsolutePath();
    Process process =
        new ProcessBuilder(python, worker.toString(), root.toRealPath().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    Map<String, String> result = new HashMap<>();
    output.lines().forEach(line -> result.put(line.split("\t", 2)[0], line.split("\t", 2)[1]));
    return result;
  }

  /** What the reader makes of it; null where it says that it does not know. */
  private static @Nullable String read(Path folder) {
    Value value;
    try {
      value = new Code(folder).result();
    } catch (PythonError e) {
      return e.isUnfollowed() ? null : "raises " + e.typeName();
    }
    String text = value instanceof Value.Unknown ? null : Representation.of(value);
    return text == null ? null : text.replace("\n", "\\n");
  }
}
