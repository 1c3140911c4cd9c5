package dev.kindling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
}
