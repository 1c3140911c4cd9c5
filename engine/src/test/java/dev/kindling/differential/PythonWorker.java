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

/** A Python that runs programs one after the other, each from scratch. */
final class PythonWorker implements AutoCloseable {

  private static final List<String> SCRIPTS = List.of("worker.py", "outside.py", "kedro_stub.py");

  private final ObjectMapper json = new ObjectMapper();
  private final ProcessBuilder builder;
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
      builder.environment().put("PYTHONHASHSEED", "0");
      this.process = builder.start();
      this.to = process.outputWriter(StandardCharsets.UTF_8);
      this.from = process.inputReader(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        process.destroy();
        process = builder.start();
        to = process.outputWriter(StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
        return json.createObjectNode();
      }
      return json.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
