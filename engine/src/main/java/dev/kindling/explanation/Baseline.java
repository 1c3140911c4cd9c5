package dev.kindling.explanation;

import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is accepted of a plan: its Spark nodes and its findings, without the lines they are at, so
 * that moving code around changes nothing.
 *
 * @param spark names of the Spark nodes
 */
public record Baseline(SortedSet<String> spark, SortedSet<Known> findings) {

  public Baseline {
    spark = new TreeSet<>(spark);
    findings = new TreeSet<>(findings);
  }

  /**
   * A finding that is accepted.
   *
   * @param node empty where it names none
   * @param dataset empty where it names none
   * @param message told apart by only where neither a node nor a dataset is named; else empty
   */
  public record Known(String code, String node, String dataset, String message)
      implements Comparable<Known> {

    private static final Comparator<Known> ORDER =
        Comparator.comparing(Known::code)
            .thenComparing(Known::node)
            .thenComparing(Known::dataset)
            .thenComparing(Known::message);

    static Known of(Finding finding) {
      String node = finding.node() == null ? "" : finding.node();
      String dataset = finding.dataset() == null ? "" : finding.dataset();
      String message =
          node.isEmpty() && dataset.isEmpty() ? finding.message().replaceAll(":\\d+", "") : "";
      return new Known(finding.code(), node, dataset, message);
    }

    @Override
    public int compareTo(Known other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What a plan has that the baseline has not, and the other way round.
   *
   * @param newSpark Spark nodes that were not accepted
   * @param goneSpark accepted Spark nodes that are none any more
   */
  public record Check(
      List<Verdict> newSpark,
      List<Finding> newFindings,
      List<String> goneSpark,
      List<Known> goneFindings) {

    public Check {
      newSpark = List.copyOf(newSpark);
      newFindings = List.copyOf(newFindings);
      goneSpark = List.copyOf(goneSpark);
      goneFindings = List.copyOf(goneFindings);
    }

    /** Whether nothing is new. */
    public boolean passes() {
      return newSpark.isEmpty() && newFindings.isEmpty();
    }
  }

  /** Accepts all that the plan has. */
  public static Baseline of(Plan plan) {
    SortedSet<String> spark = new TreeSet<>();
    plan.nodes().stream()
        .filter(verdict -> verdict.type() == NodeType.PYSPARK)
        .forEach(verdict -> spark.add(verdict.node()));
    SortedSet<Known> findings = new TreeSet<>();
    plan.findings().forEach(finding -> findings.add(Known.of(finding)));
    return new Baseline(spark, findings);
  }

  /** Compares the plan with what is accepted. */
  public Check check(Plan plan) {
    Baseline now = of(plan);
    List<String> goneSpark = new ArrayList<>(spark);
    goneSpark.removeAll(now.spark());
    List<Known> goneFindings = new ArrayList<>(findings);
    goneFindings.removeAll(now.findings());
    return new Check(
        plan.nodes().stream()
            .filter(verdict -> verdict.type() == NodeType.PYSPARK)
            .filter(verdict -> !spark.contains(verdict.node()))
            .toList(),
        plan.findings().stream().filter(finding -> !findings.contains(Known.of(finding))).toList(),
        goneSpark,
        goneFindings);
  }
}
