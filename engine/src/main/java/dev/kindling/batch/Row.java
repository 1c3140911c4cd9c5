package dev.kindling.batch;

import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One plan in figures: what stays in memory of it, whatever its size.
 *
 * @param absorbed nodes that run on Spark only because they are sandwiched
 * @param groups tasks that run on Spark
 * @param criteria Spark nodes by each criterion that marks them; a node counts once for each
 * @param rules marks by the title of the rule
 * @param findings findings by code
 * @param severities findings by severity
 * @param millis how long it took, in milliseconds; of a project's first plan the reading included
 * @param report the file of its report, relative to the index; null where none was asked for
 */
public record Row(
    String pipeline,
    int nodes,
    int spark,
    int absorbed,
    int groups,
    SortedMap<String, Integer> criteria,
    SortedMap<String, Integer> rules,
    SortedMap<String, Integer> findings,
    SortedMap<Severity, Integer> severities,
    long millis,
    @Nullable String report) {

  private static final String SANDWICH = "sandwich";

  static Row of(Plan plan, long millis, @Nullable String report) {
    SortedMap<String, Integer> criteria = new TreeMap<>();
    SortedMap<String, Integer> rules = new TreeMap<>();
    SortedMap<String, Integer> findings = new TreeMap<>();
    SortedMap<Severity, Integer> severities = new TreeMap<>();
    int spark = 0;
    int absorbed = 0;
    for (Verdict verdict : plan.nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        spark++;
        TreeSet<String> marked = new TreeSet<>();
        for (Derivation reason : verdict.because()) {
          marked.add(reason.criterion());
          count(rules, reason.rule().title());
        }
        marked.forEach(criterion -> count(criteria, criterion));
        if (marked.size() == 1 && marked.first().equals(SANDWICH)) {
          absorbed++;
        }
      }
    }
    for (Finding finding : plan.findings()) {
      count(findings, finding.code());
      count(severities, finding.severity());
    }
    int groups = 0;
    for (Task task : plan.tasks()) {
      groups += task.type() == NodeType.PYSPARK ? 1 : 0;
    }
    return new Row(
        plan.pipeline(),
        plan.nodes().size(),
        spark,
        absorbed,
        groups,
        criteria,
        rules,
        findings,
        severities,
        millis,
        report);
  }

  /** All findings, whatever their severity. */
  int findingCount() {
    return severities.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static <K> void count(Map<K, Integer> counts, K key) {
    counts.merge(key, 1, Integer::sum);
  }
}
