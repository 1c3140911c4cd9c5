package dev.kindling.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A virtual environment with real packages, for the tests that compare with them. It is made once
 * and kept below {@code target/} until the packages that a test asks for change.
 */
public final class Python {

  private static final Path HOME =
      Path.of(System.getProperty("kindling.venvs", "target/venvs")).toAbsolutePath();

  private final Path home;

  private Python(Path home) {
    this.home = home;
  }

  /** The outcome of a process: standard output and error together. */
  public record Outcome(int code, String output) {}

  /**
   * An environment by the interpreter {@code python3}.
   *
   * @param name of its folder, for people
   * @param packages as pip takes them; pin what the outcome depends on
   */
  public static Python with(String name, String... packages) {
    return by("python3", name, packages);
  }

  /** An environment by an interpreter that the test names. */
  public static synchronized Python by(String interpreter, String name, String... packages) {
    Path folder = HOME.resolve(name);
    Path stamp = folder.resolve("packages.txt");
    String wanted = interpreter + "\n" + String.join("\n", packages);
    try {
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
        Files.createDirectories(HOME);
        expect(run(HOME, Map.of(), List.of(interpreter, "-m", "venv", "--clear", "" + folder)));
        Python made = new Python(folder);
        List<String> install =
            new ArrayList<>(List.of("-m", "pip", "install", "-q", "--disable-pip-version-check"));
        install.addAll(List.of(packages));
        expect(made.run(HOME, Map.of(), install.toArray(String[]::new)));
        Files.writeString(stamp, wanted);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Python(folder);
  }

  /**
   * An environment of exactly the packages of {@code src/conformance/requirements/NAME.txt}, made
   * by uv, which keeps what it downloads.
   */
  public static synchronized Python locked(String name) {
    Path folder = HOME.resolve("locked").resolve(name);
    Path stamp = folder.resolve("requirements.txt");
    try {
      Path file = Path.of("src/conformance/requirements", name + ".txt").toAbsolutePath();
      String wanted = Files.readString(file);
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
        String uv = with("uv", "uv==0.13.9").program("uv").toString();
        expect(
            run(HOME, Map.of(), List.of(uv, "venv", "-q", "--clear", "-p", "3.11", "" + folder)));
        String python = new Python(folder).program("python").toString();
        expect(run(HOME, Map.of(), List.of(uv, "pip", "sync", "-q", "-p", python, "" + file)));
        Files.writeString(stamp, wanted);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Python(folder);
  }

  /** A program of the environment, as {@code kedro}. */
  public Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** Runs {@code python} with the arguments. */
  public Outcome run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program("python").toString()));
    command.addAll(List.of(arguments));
    return run(folder, environment, command);
  }

  /** Runs any command, without standard input, for at most a quarter of an hour. */
  public static Outcome run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path output = Files.createTempFile("kindling", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(Duration.ofMinutes(15).toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(command + " does not end: " + Files.readString(output));
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.delete(output);
    }
  }

  private static void expect(Outcome outcome) {
    if (outcome.code() != 0) {
      throw new IllegalStateException(outcome.output());
    }
  }
}
