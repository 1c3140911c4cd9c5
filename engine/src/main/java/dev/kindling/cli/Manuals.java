package dev.kindling.cli;

import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.report.Schemas;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** Writes the manual pages, completions and schemas of the distribution; the build calls it. */
public final class Manuals {

  private Manuals() {}

  /**
   * Writes below a folder.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    CommandLine line = Program.everything();
    Path manuals = Files.createDirectories(Path.of(args[0], "man", "man1"));
    Map<String, String> pages = ManPage.of(line.getCommandSpec(), ProgramVersion.number());
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(manuals.resolve(page.getKey()), page.getValue());
    }
    Path completions = Files.createDirectories(Path.of(args[0], "completions"));
    for (Completion shell : Completion.values()) {
      Files.writeString(completions.resolve("kindling." + shell), shell.script(line));
    }
    Path folder = Files.createDirectories(Path.of(args[0], "schemas"));
    Schemas schemas = Schemas.read();
    for (String name : schemas.names()) {
      try (Writer out = Files.newBufferedWriter(folder.resolve(name + ".json"))) {
        schemas.write(name, out);
      }
    }
  }
}
