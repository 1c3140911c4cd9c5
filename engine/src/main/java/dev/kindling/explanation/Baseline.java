package dev.kindling.explanation;

import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is accepted of a plan: its Spark nodes and its findings, without the lines they are at, so
 * that moving code around changes nothing.
 *
 * @param spark names of the Spark nodes
 */
public record Baseline(SortedSet<String> spark, SortedSet<Known> findings) {

  /** The code of a Spark node that was not accepted. */
  public static final String NEW_SPARK_NODE = "new-spark-node";

  public Baseline {
    spark = new TreeSet<>(spark);
    findings = new TreeSet<>(findings);
  }

  /**
   * A finding that is accepted.
   *
   * @param node empty where it names none
   * @param dataset empty where it names none
   * @param message told apart by only where neither a node nor a dataset is named; else empty.
   *     Without the lines that it names
   */
  public record Known(String code, String node, String dataset, String message)
      implements Comparable<Known> {

    private static final Comparator<Known> ORDER =
        Comparator.comparing(Known::code)
            .thenComparing(Known::node)
            .thenComparing(Known::dataset)
            .thenComparing(Known::message);

    /** How messages name the line of a file, and of a value of Python's. */
    private static final Pattern LINE = Pattern.compile(":\\d+| of line \\d+");

    public Known {
      message = LINE.matcher(message).replaceAll("");
    }

    /** How the finding is known when it is met again. */
    public static Known of(Finding finding) {
      String node = finding.node() == null ? "" : finding.node();
      String dataset = finding.dataset() == null ? "" : finding.dataset();
      String message = node.isEmpty() && dataset.isEmpty() ? finding.message() : "";
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

  /**
   * The plan with what is new alone: its new findings, and one for each new Spark node. Verdicts
   * and tasks stay as they are.
   */
  public Plan newIn(Plan plan) {
    Check check = check(plan);
    List<Finding> findings = new ArrayList<>();
    for (Verdict verdict : check.newSpark()) {
      Derivation first = verdict.because().get(0);
      findings.add(
          new Finding(
              NEW_SPARK_NODE,
              Severity.ERROR,
              verdict.node(),
              null,
              "`" + verdict.node() + "` is a new Spark node: " + first.message(),
              "take its marks away, or accept it: write the baseline anew",
              first.evidence().isEmpty() ? Origin.UNKNOWN : first.evidence().get(0)));
    }
    findings.addAll(check.newFindings());
    return plan.withFindings(findings);
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
