package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.report.PlanJson;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pipelines below {@code fixtures/plans} get the plans, and the verdicts, written there. */
class PlanFixturesTest {

  private static final Path ROOT = Path.of("../fixtures/plans");
  private static final Pattern NODE =
      Pattern.compile("- \\{name: (\\w+), .*}  # (pyspark|default)(?:: ([a-z-]+(?:, [a-z-]+)*))?");

  static Stream<Path> snapshots() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  private static Plan plan(Path snapshot) {
    Project project = OpenProject.at(snapshot, ReadOptions.defaults()).facts();
    return Planner.plan(project, Pipeline.DEFAULT, RuleBase.builtIn(), PlanOptions.defaults());
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void gets_the_plan_beside_it(Path snapshot) throws IOException {
    StringWriter written = new StringWriter();
    PlanJson.indented().write(plan(snapshot), written);
    String actual =
        written
            .toString()
            .replace(snapshot.toString().replace('\\', '/'), snapshot.getFileName().toString());
    Path expected = ROOT.resolve(snapshot.getFileName().toString().replace(".yml", ".plan.json"));
    if ("write".equals(System.getProperty("kindling.golden"))) {
      Files.writeString(expected, actual);
    }

    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void gets_the_verdicts_that_stand_behind_its_nodes(Path snapshot) throws IOException {
    List<String> lines = Files.readAllLines(snapshot);
    for (Verdict verdict : plan(snapshot).nodes()) {
      Matcher said =
          lines.stream()
              .map(NODE::matcher)
              .filter(m -> m.find() && m.group(1).equals(verdict.node()))
              .findFirst()
              .orElseThrow();
      assertThat(verdict.type()).as(verdict.node()).hasToString(said.group(2));
      if (verdict.type() == NodeType.PYSPARK) {
        assertThat(verdict.because())
            .extracting(Derivation::criterion)
            .allMatch(List.of(said.group(3).split(", "))::contains);
      }
    }
  }
}
