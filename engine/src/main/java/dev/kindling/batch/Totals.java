package dev.kindling.batch;

import dev.kindling.facts.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The run in figures, as its outcomes come in. */
public final class Totals {

  private static final int SLOWEST = 5;

  /** A project and how long it took, in milliseconds. */
  public record Slow(String project, long millis) {}

  private int projects;
  private int failed;
  private int planned;
  private int plans;
  private int nodes;
  private int spark;
  private int absorbed;
  private int groups;
  private int unread;
  private final SortedMap<String, Integer> criteria = new TreeMap<>();
  private final SortedMap<String, Integer> rules = new TreeMap<>();
  private final SortedMap<String, Integer> findings = new TreeMap<>();
  private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
  private final Map<Failure.Kind, Integer> failures = new EnumMap<>(Failure.Kind.class);
  private final List<Slow> slowest = new ArrayList<>();

  void add(Outcome outcome) {
    projects++;
    unread += outcome.unread();
    planned += outcome.rows().isEmpty() ? 0 : 1;
    if (outcome.failure() != null) {
      failed++;
      failures.merge(outcome.failure().kind(), 1, Integer::sum);
    }
    for (Row row : outcome.rows()) {
      plans++;
      nodes += row.nodes();
      spark += row.spark();
      absorbed += row.absorbed();
      groups += row.groups();
      add(criteria, row.criteria());
      add(rules, row.rules());
      add(findings, row.findings());
      add(severities, row.severities());
    }
    slowest.add(new Slow(outcome.project(), outcome.millis()));
    slowest.sort(Comparator.comparingLong(Slow::millis).reversed().thenComparing(Slow::project));
    if (slowest.size() > SLOWEST) {
      slowest.remove(SLOWEST);
    }
  }

  private static <K> void add(Map<K, Integer> sums, Map<K, Integer> more) {
    more.forEach((key, count) -> sums.merge(key, count, Integer::sum));
  }

  /** Spark nodes by each criterion that marks them. */
  public SortedMap<String, Integer> criteria() {
    return Collections.unmodifiableSortedMap(criteria);
  }

  /** Marks by the rule's title. */
  public SortedMap<String, Integer> rules() {
    return Collections.unmodifiableSortedMap(rules);
  }

  /** Findings by their code. */
  public SortedMap<String, Integer> findings() {
    return Collections.unmodifiableSortedMap(findings);
  }

  /** Findings by their severity. */
  public int findings(Severity severity) {
    return severities.getOrDefault(severity, 0);
  }

  /** Projects that failed in that way. */
  public int failures(Failure.Kind kind) {
    return failures.getOrDefault(kind, 0);
  }

  public int unread() {
    return unread;
  }

  /** The projects that took the longest, the slowest first. */
  public List<Slow> slowest() {
    return List.copyOf(slowest);
  }

  public int projects() {
    return projects;
  }

  public int failed() {
    return failed;
  }

  /** The run in one sentence. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(count(projects, "project")).append(": ");
    text.append(planned).append(" planned");
    text.append(failed > 0 ? ", " + failed + " failed" : "");
    text.append("; ").append(count(nodes, "node")).append(": ");
    text.append(spark).append(" on Spark");
    text.append(absorbed > 0 ? " (" + absorbed + " absorbed)" : "");
    text.append(spark > 0 ? " in " + count(groups, "group") : "");
    text.append(plans > planned ? ", over " + count(plans, "pipeline") : "");
    for (Severity severity : Severity.values()) {
      int found = findings(severity);
      text.append(found > 0 ? "; " + count(found, severity.toString()) : "");
    }
    text.append(unread > 0 ? "; " + count(unread, "part") + " not read" : "");
    return text.toString();
  }

  static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
