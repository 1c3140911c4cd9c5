package dev.kindling.python;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One process of real Python that evaluates expressions. */
public final class PythonWorker implements AutoCloseable {

  public static final Path FOLDER = Path.of("src/test/resources/dev/kindling/python/standard");

  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;

  private PythonWorker(Path project, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("python3", file("worker.py"), file("preamble.py")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TZ", "UTC");
    process = builder.start();
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  private static String file(String name) {
    return FOLDER.resolve(name).toAbsolutePath().toString();
  }

  /** A worker that answers expressions. */
  public static PythonWorker start(Path project) throws IOException {
    return new PythonWorker(project);
  }

  /** An expression and what Python makes of it. */
  public record Answer(String expression, String shown) {}

  /** Python's answers to a table of expressions. */
  public static List<Answer> table(Path project, String name) throws IOException {
    try (PythonWorker worker = new PythonWorker(project, file(name))) {
      List<Answer> answers = new ArrayList<>();
      for (String line = worker.in.readLine(); line != null; line = worker.in.readLine()) {
        answers.add(new Answer(line, worker.read()));
      }
      return answers;
    }
  }

  private String read() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("Python ended");
    }
    return line;
  }

  /** What Python shows for each expression; {@code raises X} for an error. */
  public List<String> answers(List<String> expressions) throws IOException {
    List<String> answers = new ArrayList<>(expressions.size());
    // Few at a time, so that neither side fills the other's pipe.
    for (int from = 0; from < expressions.size(); from += 50) {
      List<String> part = expressions.subList(from, Math.min(from + 50, expressions.size()));
      for (String expression : part) {
        out.write(expression);
        out.write('\n');
      }
      out.flush();
      for (int i = 0; i < part.size(); i++) {
        answers.add(read());
      }
    }
    return answers;
  }

  /** The expressions that one is made of, the smallest first. */
  public List<String> parts(String expression) throws IOException {
    out.write("?" + expression + "\n");
    out.flush();
    return List.of(read().split("\t"));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
