package dev.kindling.cli;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.report.PlanFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes every kind of output of the projects in the folder it is started in, by one process. What
 * was printed, and the exit code, is an output too.
 */
final class EveryOutput {

  static final List<String> PROJECTS = List.of("ledger", "shop", "weather");
  private static final Path OUT = Path.of("out");

  private EveryOutput() {}

  public static void main(String[] args) throws IOException {
    Files.createDirectories(OUT);
    for (String project : PROJECTS) {
      for (PlanFormat format : PlanFormat.values()) {
        run("plan", project, "--format", format, "-o", OUT.resolve(project + "." + format));
      }
      run("snapshot", project, "-o", OUT.resolve(project + ".snapshot.json"));
      run("compile", project, "-o", OUT.resolve(project + "-compiled"));
      run("why", project, "no such node");
    }
    List<Object> batch = new ArrayList<>(List.of("batch", "--quiet", "--jobs", args[0]));
    batch.addAll(List.of("--format", "jsonl", "--all-pipelines", "-o", OUT.resolve("batch.jsonl")));
    batch.addAll(List.of("--html", OUT.resolve("pages"), "--compile", OUT.resolve("compiled")));
    batch.addAll(PROJECTS);
    run(batch.toArray());
    run("rules", "list");
  }

  private static void run(Object... arguments) throws IOException {
    Run run = Run.of(arguments);
    if (run.code() == ExitCode.FAULT) {
      throw new AssertionError(run.err());
    }
    long number;
    try (var files = Files.list(OUT)) {
      number = files.filter(file -> file.toString().endsWith(".said")).count();
    }
    String said = run.code() + "\n" + run.out() + run.err();
    Files.writeString(OUT.resolve(number + ".said"), said);
  }
}
