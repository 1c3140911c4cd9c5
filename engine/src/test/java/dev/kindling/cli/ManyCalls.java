package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the calls of a file in the folder that it is started in, by one process: a call a line, its
 * words apart by tabs. Of each it keeps the exit code and what was printed.
 */
final class ManyCalls {

  private ManyCalls() {}

  /**
   * Runs.
   *
   * @param args the file of calls, the folder for what is printed
   */
  public static void main(String[] args) throws IOException {
    List<String> calls = Files.readAllLines(Path.of(args[0]));
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (int i = 0; i < calls.size(); i++) {
      Run run = Run.of((Object[]) calls.get(i).split("\t"));
      Files.writeString(folder.resolve(i + ".code"), run.code().name());
      Files.writeString(folder.resolve(i + ".out"), run.out());
      Files.writeString(folder.resolve(i + ".err"), run.err());
    }
  }

  /**
   * Makes the calls in a folder, whatever this process stands in.
   *
   * @return where what was printed is: {@code N.out}, {@code N.err} and {@code N.code} of each
   */
  static Path of(Path here, List<List<String>> calls) throws IOException, InterruptedException {
    Path printed = Files.createTempDirectory("kindling-calls");
    Path file = printed.resolve("calls.txt");
    Files.write(file, calls.stream().map(call -> String.join("\t", call)).toList());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes(),
                ManyCalls.class.getName(),
                file.toString(),
                printed.toString())
            .directory(here.toFile())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  /** The class path of this process, whoever started it. */
  private static String classes() {
    Stream<String> entries =
        Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
            ? Stream.of(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
            : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    return entries
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
