package dev.kindling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Verdict;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verdicts that fixtures expect, as comments beside their nodes: {@code # kindling: pyspark
 * (tag, type-hint)}, {@code # kindling: default}, {@code # kindling: default (overruled
 * type-hint)}. A verdict without a comment fails, and so does a comment without a verdict.
 */
class FixtureVerdictsTest {

  private static final Path FIXTURES = Path.of("..", "fixtures");
  private static final Pattern COMMENT = Pattern.compile("#\\s*kindling:\\s*(.*?)\\s*$");

  static List<String> projects() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pyproject.toml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void every_node_has_the_verdict_that_stands_beside_it(String name) throws IOException {
    Path root = FIXTURES.resolve(name);
    Project project =
        OpenProject.at(root, ReadOptions.defaults().withEnvironment(Map.of())).facts();

    Map<String, Set<String>> actual = new TreeMap<>();
    for (Pipeline pipeline : project.pipelines()) {
      Map<String, Origin> places =
          pipeline.nodes().stream().collect(Collectors.toMap(n -> n.name(), n -> n.origin()));
      for (Verdict verdict :
          Planner.plan(project, pipeline.name(), RuleBase.builtIn(), PlanOptions.defaults())
              .nodes()) {
        actual
            .computeIfAbsent(places.get(verdict.node()).toString(), place -> new TreeSet<>())
            .add(text(verdict));
      }
    }

    assertThat(actual).as("verdicts by place").isEqualTo(expected(root));
  }

  /** One verdict a place: the pipelines of a fixture agree on their nodes. */
  private static Map<String, Set<String>> expected(Path root) throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".py")).toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          Matcher comment = COMMENT.matcher(lines.get(i));
          if (comment.find()) {
            String place = root.relativize(file).toString().replace('\\', '/') + ":" + (i + 1);
            expected.put(place, new TreeSet<>(Set.of(comment.group(1))));
          }
        }
      }
    }
    return expected;
  }

  private static String text(Verdict verdict) {
    Set<String> because = criteria(verdict.because());
    Set<String> overruled = criteria(verdict.overruled());
    return verdict.type()
        + (because.isEmpty() ? "" : " (" + String.join(", ", because) + ")")
        + (overruled.isEmpty() ? "" : " (overruled " + String.join(", ", overruled) + ")");
  }

  private static Set<String> criteria(List<Derivation> derivations) {
    List<String> order = List.of("tag", "type-hint", "catalog-type", "sandwich");
    Set<String> codes = new LinkedHashSet<>(order);
    derivations.forEach(derivation -> codes.add(derivation.criterion()));
    codes.retainAll(derivations.stream().map(Derivation::criterion).toList());
    return codes;
  }
}
