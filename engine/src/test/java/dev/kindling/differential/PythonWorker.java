package dev.kindling.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Python that runs programs one after the other, each from scratch. The order of its sets is
 * another one for other programs, and the same whenever a program is run again.
 */
final class PythonWorker implements AutoCloseable {

  private static final int PROGRAMS_OF_A_PYTHON = 200;
  private static final List<String> SCRIPTS = List.of("worker.py", "outside.py", "kedro_stub.py");

  private final ObjectMapper json = new ObjectMapper();
  private final ProcessBuilder builder;
  private long hashSeed;
  private Process process;
  private BufferedWriter to;
  private BufferedReader from;

  /**
   * Starts it.
   *
   * @param folder for its scripts
   * @param kedro whether the installed Kedro takes the place of the stub
   */
  PythonWorker(Path folder, String python, boolean kedro) {
    try {
      Files.createDirectories(folder);
      for (String script : SCRIPTS) {
        try (InputStream source = PythonWorker.class.getResourceAsStream(script)) {
          if (source == null) {
            throw new IllegalStateException("no " + script);
          }
          Files.write(folder.resolve(script), source.readAllBytes());
        }
      }
      List<String> command =
          new ArrayList<>(List.of(python, folder.resolve("worker.py").toString()));
      if (kedro) {
        command.add("--kedro");
      }
      this.builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    builder.environment().put("PYTHONHASHSEED", String.valueOf(hashSeed));
    process = builder.start();
    to = process.outputWriter(StandardCharsets.UTF_8);
    from = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Programs that come together share a Python, so that it begins anew now and then only. */
  private static long hashSeed(Program program) {
    return 1 + program.seed() / PROGRAMS_OF_A_PYTHON % 1_000_000;
  }

  /** What the program does under each of the choices. */
  List<Run> run(Program program, Path root, int choices) {
    ObjectNode request = request(program);
    request.put("root", root.toString());
    ArrayNode numbers = request.putArray("choices");
    for (int i = 0; i < choices; i++) {
      numbers.add(i);
    }
    List<Run> runs = new ArrayList<>();
    if (hashSeed != hashSeed(program)) {
      hashSeed = hashSeed(program);
      restart();
    }
    ask(request).path("runs").forEach(run -> runs.add(Run.of(run)));
    return runs.isEmpty() ? List.of(Run.endless()) : runs;
  }

  /** What of Python occurs in the program. */
  Set<String> constructs(Program program) {
    ObjectNode request = request(program);
    request.put("constructs", true);
    Set<String> found = new TreeSet<>();
    ask(request).path("constructs").forEach(one -> found.add(one.asText()));
    return found;
  }

  private ObjectNode request(Program program) {
    ObjectNode request = json.createObjectNode();
    program.files().forEach(request.putObject("files")::put);
    program.environment().forEach(request.putObject("environment")::put);
    return request.put("seed", program.seed());
  }

  /** The answer; nothing where the program ends Python itself, which then begins anew. */
  private JsonNode ask(ObjectNode request) {
    try {
      to.write(json.writeValueAsString(request));
      to.newLine();
      to.flush();
      String line = from.readLine();
      if (line == null) {
        restart();
        return json.createObjectNode();
      }
      return json.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restart() {
    process.destroy();
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
