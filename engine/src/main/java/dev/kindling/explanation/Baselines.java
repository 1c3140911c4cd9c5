package dev.kindling.explanation;

import dev.kindling.plan.Plan;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is accepted of many projects.
 *
 * @param accepted by project and pipeline
 */
public record Baselines(SortedMap<Key, Baseline> accepted) {

  private static final Baseline NOTHING =
      new Baseline(Collections.emptySortedSet(), Collections.emptySortedSet());

  public Baselines {
    accepted = Collections.unmodifiableSortedMap(new TreeMap<>(accepted));
  }

  /**
   * A pipeline of a project.
   *
   * @param path the project's, below the root of the sources
   */
  public record Key(String path, String pipeline) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::path).thenComparing(Key::pipeline).compare(this, other);
    }
  }

  /** What is accepted of that plan: nothing where the project is not known yet. */
  public Baseline of(String path, Plan plan) {
    return accepted.getOrDefault(new Key(path, plan.pipeline()), NOTHING);
  }

  /** With one more project's plan. */
  public static void accept(Map<Key, Baseline> accepted, String path, Plan plan) {
    accepted.put(new Key(path, plan.pipeline()), Baseline.of(plan));
  }
}
