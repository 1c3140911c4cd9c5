package dev.kindling.cli;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Task;
import dev.kindling.files.FileCache;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.project.ProjectPlace;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rules.RuleBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case of a rule: a snapshot with one key more, {@code expect}, or such a file that names a
 * project or snapshot beside it by {@code project}.
 */
final class RuleCase {

  /**
   * @param failures one sentence for each expectation that does not hold
   * @param fired the codes of the rules that had a part in the plan
   */
  record Result(List<String> failures, Set<String> fired) {}

  private final Project project;
  private final Expectation expected;

  private RuleCase(Project project, Expectation expected) {
    this.project = project;
    this.expected = expected;
  }

  static RuleCase read(Path file) {
    FileCache files = new FileCache();
    Expectation expected = Expectation.read(file, files);
    Path place = expected.project() == null ? file : file.resolveSibling(expected.project());
    ReadOptions options = ReadOptions.defaults().withEnvironment(Map.of());
    return new RuleCase(ProjectPlace.at(place, files).open(options).facts(), expected);
  }

  /**
   * @param own the codes of the rules under test: of others' findings only those count that the
   *     case names
   */
  Result run(RuleBase rules, Set<String> own) {
    String pipeline = expected.pipeline() == null ? Pipeline.DEFAULT : expected.pipeline();
    Plan plan = Planner.plan(project, pipeline, rules, PlanOptions.defaults());
    List<String> failures = new ArrayList<>();
    compare(
        "pyspark", expected.pyspark(), nodes(plan, v -> v.type() == NodeType.PYSPARK), failures);
    compare("pinned", expected.pinned(), nodes(plan, v -> !v.pins().isEmpty()), failures);
    compare(
        "tasks",
        expected.tasks(),
        plan.tasks().stream().map(Task::nodes).map(String::valueOf).toList(),
        failures);
    expected
        .because()
        .forEach((node, codes) -> compare("because " + node, codes, because(plan, node), failures));
    if (expected.findings() != null) {
      Set<String> counted = new HashSet<>(own);
      expected.findings().forEach(f -> counted.add(f.split(" ")[0]));
      compare("findings", expected.findings(), findings(plan, counted), failures);
    }
    return new Result(failures, fired(plan));
  }

  private static List<String> nodes(Plan plan, Predicate<Verdict> wanted) {
    return plan.nodes().stream().filter(wanted).map(Verdict::node).toList();
  }

  private static List<String> because(Plan plan, String node) {
    return plan.nodes().stream()
        .filter(v -> v.node().equals(node))
        .flatMap(v -> Stream.concat(v.because().stream(), v.pins().stream()))
        .map(Derivation::criterion)
        .distinct()
        .sorted()
        .toList();
  }

  /** Findings as cases write them: {@code code}, then the node and the dataset, if any. */
  private static List<String> findings(Plan plan, Set<String> counted) {
    return plan.findings().stream()
        .filter(f -> counted.contains(f.code()))
        .map(RuleCase::shown)
        .toList();
  }

  private static String shown(Finding finding) {
    return finding.code()
        + (finding.node() == null ? "" : " " + finding.node())
        + (finding.dataset() == null ? "" : " " + finding.dataset());
  }

  private static void compare(
      String what, @Nullable List<String> expected, List<String> actual, List<String> failures) {
    if (expected == null) {
      return;
    }
    List<String> wanted = expected.stream().sorted().toList();
    List<String> got = actual.stream().sorted().toList();
    if (!wanted.equals(got)) {
      failures.add(what + ": expected " + wanted + ", got " + got);
    }
  }

  private static Set<String> fired(Plan plan) {
    Set<String> codes = new TreeSet<>();
    plan.findings().forEach(f -> codes.add(f.code()));
    plan.links().forEach(link -> codes.add(link.because().criterion()));
    for (Verdict verdict : plan.nodes()) {
      Stream.of(verdict.because(), verdict.overruled(), verdict.pins())
          .flatMap(List::stream)
          .forEach(d -> codes.add(d.criterion()));
    }
    return codes;
  }
}
