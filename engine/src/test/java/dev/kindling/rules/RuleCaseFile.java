package dev.kindling.rules;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Task;
import dev.kindling.facts.TrustedRules;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rules.outside.Packs;
import dev.kindling.rules.outside.RuleFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case of a built-in rule: a snapshot, and under {@code expect} what its plan must say. */
record RuleCaseFile(Path path) {

  /** The plan of the case under those rules; empty where they give none. */
  Optional<Plan> plan(RuleBase rules) {
    Project project = OpenProject.at(path, ReadOptions.defaults()).facts();
    try {
      return Optional.of(
          Planner.plan(project, Pipeline.DEFAULT, joined(rules), PlanOptions.defaults()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * With the pack that the case names under {@code rules}, and the unchecked file that it names
   * under {@code trusts}, if it does.
   */
  private RuleBase joined(RuleBase rules) {
    Object pack = RuleFolder.yaml(path).get("rules");
    if (pack != null) {
      String name = pack.toString().substring(Packs.PREFIX.length());
      return rules.with(RuleFiles.of(List.of(Packs.read(name))).rules());
    }
    Object file = RuleFolder.yaml(path).get("trusts");
    if (file == null) {
      return rules;
    }
    Origin origin = new Origin(file.toString(), 1, "");
    return rules.with(
        new OutsideRules(
            List.of(), Map.of(), List.of(), List.of(new TrustedRules(file.toString(), origin))));
  }

  /** What does not hold, one sentence each; of findings only those of the rule's own code count. */
  List<String> failures(RuleBase rules, String code) {
    Optional<Plan> plan = plan(rules);
    if (plan.isEmpty()) {
      return List.of("there is no plan");
    }
    List<String> failures = new ArrayList<>();
    Map<?, ?> expect = (Map<?, ?>) RuleFolder.yaml(path).get("expect");
    expect.forEach(
        (key, expected) -> {
          if (key.equals("because")) {
            ((Map<?, ?>) expected)
                .forEach(
                    (node, codes) ->
                        compare(key + " " + node, codes, because(plan.get(), node), failures));
          } else {
            compare(key, expected, actual(plan.get(), key.toString(), code), failures);
          }
        });
    return failures;
  }

  /** Whether the rule had a part in the plan. */
  boolean fires(RuleBase rules, String code) {
    return plan(rules).stream()
        .anyMatch(
            plan ->
                plan.findings().stream().anyMatch(f -> f.code().equals(code))
                    || plan.nodes().stream()
                        .flatMap(RuleCaseFile::derivations)
                        .anyMatch(d -> d.criterion().equals(code)));
  }

  private static Collection<?> actual(Plan plan, String key, String code) {
    return switch (key) {
      case "pyspark" -> nodes(plan, v -> v.type() == NodeType.PYSPARK);
      case "pinned" -> nodes(plan, v -> !v.pins().isEmpty());
      case "tasks" -> plan.tasks().stream().map(Task::nodes).toList();
      case "findings" ->
          plan.findings().stream()
              .filter(f -> f.code().equals(code))
              .map(RuleCaseFile::shown)
              .toList();
      default -> throw new IllegalArgumentException("a case cannot expect " + key);
    };
  }

  private static List<String> nodes(Plan plan, Predicate<Verdict> wanted) {
    return plan.nodes().stream().filter(wanted).map(Verdict::node).toList();
  }

  private static Set<String> because(Plan plan, Object node) {
    return plan.nodes().stream()
        .filter(v -> v.node().equals(node))
        .flatMap(v -> Stream.concat(v.because().stream(), v.pins().stream()))
        .map(Derivation::criterion)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Derivation> derivations(Verdict verdict) {
    return Stream.of(verdict.because(), verdict.overruled(), verdict.pins()).flatMap(List::stream);
  }

  private static String shown(Finding finding) {
    return finding.code()
        + (finding.node() == null ? "" : " " + finding.node())
        + (finding.dataset() == null ? "" : " " + finding.dataset());
  }

  private static void compare(
      Object what, Object expected, Collection<?> actual, List<String> failures) {
    List<String> wanted =
        ((Collection<?>) expected).stream().map(Object::toString).sorted().toList();
    List<String> got = actual.stream().map(Object::toString).sorted().toList();
    if (!wanted.equals(got)) {
      failures.add(what + ": expected " + wanted + ", got " + got);
    }
  }
}
