package dev.kindling.explanation;

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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Why a node is what it is.
 *
 * @param task the task that runs it
 * @param proofs of the whole plan; {@link #own} are the node's
 * @param misses for a default node, why each criterion does not hold; else empty
 */
public record Why(
    Plan plan, Node node, Verdict verdict, Task task, Proofs proofs, List<Miss> misses) {

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

  /** Refuses a name that the pipeline has no node of. */
  static void require(String name, Explanation explained) {
    List<String> names = explained.pipeline().nodes().stream().map(Node::name).toList();
    if (!names.contains(name)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "the pipeline `"
              + explained.plan().pipeline()
              + "` has no node `"
              + name
              + "`."
              + Spelling.hint(name, names)
              + " `kindling plan` lists its nodes.");
    }
  }
}
