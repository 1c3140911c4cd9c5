package dev.kindling.explanation;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The projects below {@code fixtures/} that can be planned. */
public final class Fixtures {

  public static final Path ROOT = Path.of("../fixtures");

  private Fixtures() {}

  /** Their folders, by name. */
  public static List<Path> projects() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pyproject.toml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Explanation explained(Path folder) {
    Project project = OpenProject.at(folder, ReadOptions.defaults()).facts();
    RuleBase rules = RuleBase.builtIn();
    return Explanation.of(
        Planner.plan(project, Pipeline.DEFAULT, rules, PlanOptions.defaults()), project, rules);
  }
}
