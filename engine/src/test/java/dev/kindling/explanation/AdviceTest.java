package dev.kindling.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.detection.Sketch;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AdviceTest {

  private static Advice advise(Explanation explained, Map<String, Double> seconds) {
    return Advice.of(explained, PlanOptions.defaults(), seconds, Advice.MOST_PLANS);
  }

  private static Set<String> spark(Plan plan) {
    Set<String> spark = new TreeSet<>();
    plan.nodes().stream()
        .filter(v -> v.type() == NodeType.PYSPARK)
        .map(Verdict::node)
        .forEach(spark::add);
    return spark;
  }

  private static boolean touches(Node node, List<Change> changes) {
    return changes.stream()
        .filter(Change.SetType.class::isInstance)
        .map(change -> ((Change.SetType) change).dataset())
        .anyMatch(
            dataset ->
                node.inputs().stream().anyMatch(i -> i.dataset().equals(dataset))
                    || node.outputs().stream().anyMatch(o -> o.dataset().equals(dataset)));
  }

  @Test
  void every_advice_does_what_it_says() {
    long first = Long.getLong("kindling.seed", 20261123);
    for (long seed = first; seed < first + Integer.getInteger("kindling.advice", 40); seed++) {
      Explanation explained = Explained.of(random(new Random(seed)));
      Advice advice = advise(explained, Map.of());
      for (Advice.Item item : advice.items()) {
        List<Change> changes = List.copyOf(item.changes());
        Plan then =
            Planner.plan(
                Changes.apply(changes, explained.project(), explained.pipeline()),
                explained.plan().pipeline(),
                Changes.apply(changes, explained.rules()),
                PlanOptions.defaults());
        assertThat(spark(then)).containsAll(item.rewritten());
        assertThat(item.rewritten().isEmpty())
            .isEqualTo(
                explained.pipeline().nodes().stream()
                    .filter(node -> spark(then).contains(node.name()))
                    .noneMatch(node -> touches(node, changes)));
        Set<String> left = spark(explained.plan());
        left.removeAll(item.off());
        left.addAll(item.on());
        assertThat(spark(then)).as("seed %d: %s", seed, changes).isEqualTo(left);
        assertThat(item.off().size() > item.on().size() || item.groups() > 0).isTrue();
      }
      for (String absorbed : advice.absorbed()) {
        assertThat(advice.items())
            .as("seed %d: %s", seed, absorbed)
            .anyMatch(i -> i.off().contains(absorbed));
      }
    }
  }

  private static Sketch random(Random random) {
    Sketch sketch = new Sketch();
    for (int i = 0; i < 8; i++) {
      String inputs = i == 0 ? "raw" : "d" + random.nextInt(i) + ", d" + random.nextInt(i);
      int tag = random.nextInt(6);
      sketch.node(
          "n" + i + ": " + inputs + " -> d" + i + (tag < 3 ? " #spark" : tag == 3 ? " #pin" : ""));
    }
    return sketch;
  }

  @Test
  void two_changes_are_told_where_they_do_together_what_neither_does() {
    Advice advice =
        advise(
            Explained.of(
                new Sketch()
                    .node("one: raw -> a #spark")
                    .node("other: raw -> b #spark")
                    .node("between: a, b -> y")
                    .node("first: y, a -> z1 #spark")
                    .node("second: y, b -> z2 #spark")),
            Map.of());

    assertThat(advice.complete()).isTrue();
    assertThat(advice.items())
        .anySatisfy(
            item -> {
              assertThat(item.changes())
                  .containsExactlyInAnyOrder(
                      new Change.RemoveTag("first", Sketch.SPARK),
                      new Change.RemoveTag("second", Sketch.SPARK));
              assertThat(item.off()).containsExactlyInAnyOrder("between", "first", "second");
            });
  }

  @Test
  void with_durations_what_saves_most_time_comes_first() {
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("a: raw -> x #spark")
                .node("quick: x -> y")
                .node("c: y, x -> z #spark")
                .node("b: more -> u #spark")
                .node("slow: u -> v")
                .node("d: u, v -> w #spark"));
    Advice advice = advise(explained, Map.of("slow", 600.0, "quick", 1.0));
    List<Set<Change>> pins =
        advice.items().stream()
            .map(Advice.Item::changes)
            .filter(set -> set.stream().allMatch(Change.PinNode.class::isInstance))
            .toList();

    assertThat(pins.get(0)).extracting(Change::sentence).first().asString().contains("`slow`");
  }

  @Test
  void a_mark_moved_to_a_node_between_two_groups_makes_one_of_them() {
    Advice advice =
        advise(
            Explained.of(
                new Sketch()
                    .node("a: raw -> x #spark")
                    .node("b: x -> y #spark")
                    .node("between: y -> z")
                    .node("last: z -> end #spark")),
            Map.of());

    assertThat(advice.items())
        .anySatisfy(
            item -> {
              assertThat(item.changes())
                  .hasSize(2)
                  .contains(new Change.RemoveTag("last", Sketch.SPARK));
              assertThat(item.groups()).isEqualTo(1);
              assertThat(item.off()).containsExactly("last");
              assertThat(item.on()).containsExactly("between");
            })
        .anySatisfy(
            item -> {
              assertThat(item.changes())
                  .containsExactly(new Change.RemoveTag("last", Sketch.SPARK));
              assertThat(item.off()).containsExactly("last");
              assertThat(item.groups()).isEqualTo(1);
            });
  }
}
