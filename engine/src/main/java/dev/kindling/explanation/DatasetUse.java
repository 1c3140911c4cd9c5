package dev.kindling.explanation;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.TypeHint;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a dataset is to a pipeline: who makes it, who reads it, and what it makes Spark.
 *
 * @param name without its transcoding
 * @param entries what the catalog has of it, an entry for each transcoding; empty where it lives in
 *     memory
 * @param makers the nodes that write it
 * @param readers the nodes that read it
 * @param reasons every reason of a verdict that it has a part in, in the order of the plan's nodes
 */
public record DatasetUse(
    Plan plan,
    String name,
    List<Dataset> entries,
    List<Verdict> makers,
    List<Verdict> readers,
    List<Reason> reasons) {

  /** That a node is on Spark, for a reason that the dataset has a part in. */
  public record Reason(String node, Derivation because) {}

  public DatasetUse {
    entries = List.copyOf(entries);
    makers = List.copyOf(makers);
    readers = List.copyOf(readers);
    reasons = List.copyOf(reasons);
  }

  /**
   * Looks a dataset up, whichever of its transcodings is named.
   *
   * @throws InvalidInput where no node of the pipeline reads or writes it
   */
  public static DatasetUse of(String named, Explanation explained) {
    String name = DatasetName.base(named);
    require(named, name, explained);
    List<Verdict> makers = new ArrayList<>();
    List<Verdict> readers = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (Verdict verdict : explained.plan().nodes()) {
      Node node = explained.node(verdict.node());
      if (node.outputs().stream().anyMatch(output -> output.base().equals(name))) {
        makers.add(verdict);
      }
      if (node.inputs().stream().anyMatch(input -> input.base().equals(name))) {
        readers.add(verdict);
      }
      reasons(node, name, explained)
          .forEach(reason -> reasons.add(new Reason(node.name(), reason)));
    }
    return new DatasetUse(
        explained.plan(), name, entries(name, explained), makers, readers, reasons);
  }

  /** The findings that name the dataset. */
  public List<Finding> findings() {
    return plan.findings().stream()
        .filter(
            finding ->
                finding.dataset() != null && DatasetName.base(finding.dataset()).equals(name))
        .toList();
  }

  /** Every dataset of the pipeline, without its transcoding; no parameters. */
  static Set<String> names(Explanation explained) {
    Set<String> names = new TreeSet<>();
    for (Node node : explained.pipeline().nodes()) {
      node.inputs().stream().filter(i -> !i.isParameter()).map(Input::base).forEach(names::add);
      node.outputs().stream().map(Output::base).forEach(names::add);
    }
    return names;
  }

  private static void require(String named, String name, Explanation explained) {
    Set<String> names = names(explained);
    if (names.contains(name)) {
      return;
    }
    boolean node = explained.pipeline().nodes().stream().anyMatch(n -> n.name().equals(named));
    throw new InvalidInput(
        Origin.UNKNOWN,
        "the pipeline `%s` has no dataset `%s`%s"
            .formatted(
                explained.plan().pipeline(),
                named,
                node
                    ? ", but a node of that name: ask without `--dataset`."
                    : "." + Spelling.hint(name, names)));
  }

  private static List<Dataset> entries(String name, Explanation explained) {
    return explained.project().datasets().values().stream()
        .filter(dataset -> dataset.base().equals(name))
        .toList();
  }

  private static List<Derivation> reasons(Node node, String name, Explanation explained) {
    List<Derivation> because = explained.verdict(node.name()).because();
    if (because.isEmpty()) {
      return List.of();
    }
    Set<Derivation> passing = new LinkedHashSet<>();
    for (Proof proof : explained.proofs().of(node.name())) {
      proof
          .cycle()
          .filter(
              cycle ->
                  cycle.steps().stream()
                      .flatMap(step -> step.datasets().stream())
                      .anyMatch(dataset -> DatasetName.base(dataset).equals(name)))
          .ifPresent(cycle -> passing.add(proof.reason()));
    }
    return because.stream()
        .filter(reason -> passing.contains(reason) || isAbout(reason, node, name, explained))
        .toList();
  }

  /** By what the rule says of it, or by the lines that the rule matched. */
  private static boolean isAbout(Derivation reason, Node node, String name, Explanation explained) {
    boolean touches =
        Stream.concat(
                node.inputs().stream().map(Input::base), node.outputs().stream().map(Output::base))
            .anyMatch(name::equals);
    if (!touches || !reason.premises().isEmpty()) {
      return false;
    }
    if (mentions(reason.message(), name)) {
      return true;
    }
    Stream<Origin> places =
        Stream.concat(
            entries(name, explained).stream().map(Dataset::origin),
            node.hints().stream().filter(hint -> base(hint).equals(name)).map(TypeHint::origin));
    boolean another =
        names(explained).stream()
            .anyMatch(other -> !other.equals(name) && mentions(reason.message(), other));
    return !another && places.filter(Origin::known).anyMatch(reason.evidence()::contains);
  }

  private static String base(TypeHint hint) {
    return DatasetName.base(Objects.requireNonNullElse(hint.dataset(), ""));
  }

  private static boolean mentions(String message, String name) {
    return Pattern.compile("(?<![\\w.:-])" + Pattern.quote(name) + "(?![\\w:-]|\\.\\w)")
        .matcher(message)
        .find();
  }
}
