package dev.kindling.explanation;

import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Task;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why a node is what it is.
 *
 * @param task the task that runs it
 * @param proofs of the whole plan; {@link #own} are the node's
 * @param misses for a default node, why each criterion does not hold; else empty
 */
public record Why(
    Plan plan, Node node, Verdict verdict, Task task, Proofs proofs, List<WhyNot> misses) {

  public Why {
    misses = List.copyOf(misses);
  }

  /**
   * Explains the verdict on one node.
   *
   * @throws InvalidInput where the pipeline has no such node
   */
  public static Why of(String name, Explanation explained) {
    require(name, explained);
    Verdict verdict = explained.verdict(name);
    Task task =
        explained.plan().tasks().stream()
            .filter(each -> each.name().equals(verdict.task()))
            .findFirst()
            .orElseThrow();
    return new Why(
        explained.plan(),
        explained.node(name),
        verdict,
        task,
        explained.proofs(),
        explained.misses(name));
  }

  /** The proofs of this node, the shortest first. */
  public List<Proof> own() {
    return proofs.of(node.name());
  }

  /** What rules want in one task with the node, those included that a pin keeps apart. */
  public List<Link> links() {
    return plan.links().stream()
        .filter(link -> link.node().equals(node.name()) || link.other().equals(node.name()))
        .toList();
  }

  /** The findings of the plan that name the node, or a dataset that it reads or writes. */
  public List<Finding> findings() {
    Set<String> datasets = new HashSet<>();
    node.inputs().stream().map(Input::dataset).forEach(datasets::add);
    node.outputs().stream().map(Output::dataset).forEach(datasets::add);
    return plan.findings().stream()
        .filter(
            finding ->
                node.name().equals(finding.node())
                    || (finding.dataset() != null && datasets.contains(finding.dataset())))
        .toList();
  }

  /**
   * The places that the node's proofs end at, those of premises included: every line that has a
   * part in the verdict.
   */
  public Set<Origin> leaves() {
    Set<Origin> leaves = new LinkedHashSet<>();
    for (Proof top : own()) {
      for (Proof proof : top.all()) {
        leaves.addAll(proof.reason().evidence());
        proof
            .cycle()
            .ifPresent(
                cycle ->
                    cycle.steps().stream()
                        .flatMap(step -> step.because().stream())
                        .forEach(because -> leaves.addAll(because.evidence())));
      }
    }
    return leaves;
  }

  /**
   * The nodes that are meant, in the order of the plan: the one of that name, or those that a
   * pattern with {@code *} and {@code ?} matches.
   *
   * @throws InvalidInput where the pipeline has none
   */
  public static List<String> meant(String named, Explanation explained) {
    List<String> names = explained.plan().nodes().stream().map(Verdict::node).toList();
    if (names.contains(named) || !isPattern(named)) {
      require(named, explained);
      return List.of(named);
    }
    Pattern pattern = pattern(named);
    List<String> meant = names.stream().filter(pattern.asMatchPredicate()).toList();
    if (meant.isEmpty()) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "no node of the pipeline `%s` matches `%s`. `kindling plan` lists its nodes."
              .formatted(explained.plan().pipeline(), named));
    }
    return meant;
  }

  /** Whether a name is a pattern, unless there is a node of that very name. */
  public static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char each : glob.toCharArray()) {
      regex.append(
          each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(Character.toString(each)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Refuses a name that the pipeline has no node of. */
  static void require(String name, Explanation explained) {
    List<String> names = explained.pipeline().nodes().stream().map(Node::name).toList();
    if (names.contains(name)) {
      return;
    }
    String missing =
        "the pipeline `" + explained.plan().pipeline() + "` has no node `" + name + "`";
    if (DatasetUse.names(explained).contains(DatasetName.base(name))) {
      DatasetUse use = DatasetUse.of(name, explained);
      throw new InvalidInput(
          Origin.UNKNOWN,
          "%s: it is a dataset, which %s. `kindling why PROJECT --dataset %s` tells of it."
              .formatted(missing, users(use), name));
    }
    throw new InvalidInput(
        Origin.UNKNOWN,
        missing
            + "."
            + Spelling.hint(name, names)
            + " `kindling plan` lists its nodes"
            + (explained.project().unread().isEmpty()
                ? "."
                : ", and the parts that could not be read, in which it may be."));
  }

  /** {@code `a` makes and `b`, `c` read}. */
  private static String users(DatasetUse use) {
    List<String> parts = new ArrayList<>();
    if (!use.makers().isEmpty()) {
      parts.add(some(use.makers()) + " makes");
    }
    if (!use.readers().isEmpty()) {
      parts.add(some(use.readers()) + (use.readers().size() == 1 ? " reads" : " read"));
    }
    return String.join(" and ", parts);
  }

  private static String some(List<Verdict> nodes) {
    List<String> names = nodes.stream().map(node -> "`" + node.node() + "`").limit(3).toList();
    int more = nodes.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }
}
