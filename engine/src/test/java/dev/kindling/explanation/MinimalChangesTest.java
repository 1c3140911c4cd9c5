package dev.kindling.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.detection.Sketch;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinimalChangesTest {

  private static MinimalChanges free(String node, Explanation explained) {
    return MinimalChanges.of(node, explained, PlanOptions.defaults(), MinimalChanges.MOST_PLANS);
  }

  private static boolean frees(Set<Change> changes, String node, Explanation explained) {
    List<Change> all = List.copyOf(changes);
    Plan plan =
        Planner.plan(
            Changes.apply(all, explained.project(), explained.pipeline()),
            explained.plan().pipeline(),
            Changes.apply(all, RuleBase.builtIn()),
            PlanOptions.defaults());
    return plan.nodes().stream()
        .filter(verdict -> verdict.node().equals(node))
        .allMatch(verdict -> verdict.type() == NodeType.DEFAULT);
  }

  /** Every change of the kinds that the search considers. */
  private static List<Change> everything(Project project) {
    List<Change> all = new ArrayList<>();
    for (Node node : project.pipelines().get(0).nodes()) {
      for (Tag tag : node.tags()) {
        if (!tag.isPin()) {
          all.add(new Change.RemoveTag(node.name(), tag.name()));
        }
      }
      for (TypeHint hint : node.hints()) {
        all.add(new Change.Annotate(node.name(), hint.parameter(), ""));
      }
    }
    for (Dataset dataset : project.datasets().values()) {
      all.add(new Change.SetType(dataset.name(), Pieces.OTHER_TYPE));
    }
    return all;
  }

  private static Set<Set<Change>> bruteForce(String node, Explanation explained) {
    List<Change> all = everything(explained.project());
    for (int size = 0; size <= all.size(); size++) {
      Set<Set<Change>> working = new HashSet<>();
      for (int bits = 0; bits < 1 << all.size(); bits++) {
        if (Integer.bitCount(bits) == size) {
          Set<Change> changes = new LinkedHashSet<>();
          for (int i = 0; i < all.size(); i++) {
            if ((bits & 1 << i) != 0) {
              changes.add(all.get(i));
            }
          }
          if (frees(changes, node, explained)) {
            working.add(changes);
          }
        }
      }
      if (!working.isEmpty()) {
        return working;
      }
    }
    return Set.of();
  }

  @Test
  void either_end_of_a_sandwich_frees_what_lies_between() {
    Explanation explained =
        Explained.of(
            new Sketch().node("a: raw -> x #spark").node("b: x -> y").node("c: y, x -> z #spark"));
    MinimalChanges answer = free("b", explained);
    assertThat(answer.sets())
        .containsExactlyInAnyOrder(
            Set.of(new Change.RemoveTag("a", Sketch.SPARK)),
            Set.of(new Change.RemoveTag("c", Sketch.SPARK)));
    assertThat(answer.complete()).isTrue();
    assertThat(frees(Set.of(answer.pin()), "b", explained)).isTrue();
  }

  @Test
  void a_rule_that_wants_a_node_in_one_task_with_spark_nodes_can_go() {
    Explanation explained =
        Explained.linked(
            new Sketch()
                .node("a: raw -> x #link:1")
                .node("s: x -> y #spark")
                .node("b: y -> z #link:1"));

    assertThat(free("b", explained).sets())
        .containsExactlyInAnyOrder(
            Set.of(new Change.RemoveTag("s", Sketch.SPARK)),
            Set.of(new Change.RemoveTag("a", "link:1")),
            Set.of(new Change.RemoveTag("b", "link:1")),
            Set.of(new Change.DropRule("together")));
  }

  @Test
  void a_tag_that_serves_two_pairs_is_one_change() {
    Explanation explained =
        Explained.linked(
            new Sketch()
                .node("one: raw -> x #spark #link:1")
                .node("node: rest -> z #link:1")
                .node("third: last -> w #spark #link:1"));

    assertThat(free("node", explained).sets())
        .containsExactlyInAnyOrder(
            Set.of(new Change.RemoveTag("node", "link:1")),
            Set.of(new Change.DropRule("together")));
  }

  @Test
  void every_mark_of_a_node_has_to_go() {
    Explanation explained = Explained.of(Explained.sandwiches());
    assertThat(free("join", explained).sets())
        .containsExactly(
            Set.of(
                new Change.RemoveTag("join", Sketch.SPARK),
                new Change.Annotate("join", "rounded", "")));
  }

  @Test
  void a_default_node_needs_nothing() {
    assertThat(free("train", Explained.of(Explained.sandwiches())).sets())
        .containsExactly(Set.of());
  }

  @Test
  void a_search_that_is_given_up_says_so() {
    assertThat(
            MinimalChanges.of(
                    "join", Explained.of(Explained.sandwiches()), PlanOptions.defaults(), 1)
                .complete())
        .isFalse();
  }

  @Test
  void the_sets_are_those_that_brute_force_finds() {
    bruteForce(false, Integer.getInteger("kindling.changes", 25));
  }

  @Test
  void the_sets_are_those_that_brute_force_finds_where_pins_force_a_choice() {
    bruteForce(true, Integer.getInteger("kindling.changes", 25));
  }

  private static void bruteForce(boolean pins, int rounds) {
    long first = Long.getLong("kindling.seed", 20261123);
    for (long seed = first; seed < first + rounds; seed++) {
      Explanation explained = Explained.of(random(new Random(seed), pins));
      for (Verdict verdict : explained.plan().nodes()) {
        if (verdict.type() == NodeType.PYSPARK) {
          MinimalChanges answer = free(verdict.node(), explained);
          assertThat(answer.complete()).isTrue();
          assertThat(new HashSet<>(answer.sets()))
              .as("try again with -Dkindling.seed=%d, node %s", seed, verdict.node())
              .isEqualTo(bruteForce(verdict.node(), explained));
        }
      }
    }
  }

  private static Sketch random(Random random, boolean pins) {
    Sketch sketch = new Sketch();
    int marks = 0;
    int size = 4 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      String inputs = i == 0 ? "raw" : "d" + random.nextInt(i) + ", d" + random.nextInt(i);
      boolean tagged = marks < 5 && random.nextInt(3) == 0;
      sketch.node(
          "n"
              + i
              + ": "
              + inputs
              + " -> d"
              + i
              + (tagged ? " #spark" : pins && random.nextInt(5) == 0 ? " #pin" : ""));
      marks += tagged ? 1 : 0;
      if (marks < 5 && random.nextInt(5) == 0) {
        sketch.hint("return", "pyspark.sql.DataFrame");
        marks++;
      }
    }
    if (random.nextBoolean()) {
      sketch.dataset("d" + random.nextInt(size), "spark.SparkDataset");
    }
    return sketch;
  }
}
