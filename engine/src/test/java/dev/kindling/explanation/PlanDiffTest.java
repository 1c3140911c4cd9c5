package dev.kindling.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.detection.Sketch;
import dev.kindling.explanation.PlanDiff.Kind;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.rules.RuleBase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanDiffTest {

  private static Plan plan(Sketch sketch) {
    return Explained.of(sketch).plan();
  }

  private static Plan changed(Change... changes) {
    Explanation before = Explained.of(Explained.sandwiches());
    return Explained.of(Changes.apply(List.of(changes), before.project(), before.pipeline()))
        .plan();
  }

  @Test
  void lines_that_move_are_no_difference() {
    Sketch moved = new Sketch().node("z: q -> r");
    Plan before = plan(new Sketch().node("a: x -> y #spark").node("z: q -> r"));
    Plan after = plan(moved.node("a: x -> y #spark"));
    assertThat(before).isNotEqualTo(after);
    assertThat(PlanDiff.of(before, after).isEmpty()).isTrue();
  }

  @Test
  void what_a_lost_mark_drags_along_is_told_node_by_node() {
    PlanDiff diff =
        PlanDiff.of(
            Explained.of(Explained.sandwiches()).plan(),
            changed(
                new Change.RemoveTag("join", Sketch.SPARK),
                new Change.Annotate("join", "rounded", "pandas.DataFrame")));
    assertThat(diff.nodes())
        .filteredOn(node -> node.kind() == Kind.VERDICT)
        .extracting(NodeDiff::node)
        .containsExactlyInAnyOrder("price", "round", "join");
    assertThat(diff.nodes()).extracting(NodeDiff::node).doesNotContain("train");
  }

  @Test
  void nodes_that_come_to_share_a_task_are_told_with_the_rule() {
    PlanDiff diff =
        PlanDiff.of(
            plan(new Sketch().node("a: raw -> x").node("b: x -> y")),
            Explained.linked(new Sketch().node("a: raw -> x #link:1").node("b: x -> y #link:1"))
                .plan());

    assertThat(diff.nodes())
        .extracting(NodeDiff::node, NodeDiff::kind)
        .containsExactly(tuple("a", Kind.TASK), tuple("b", Kind.TASK));
    assertThat(diff.nodes().get(0).gained()).extracting(Derivation::criterion).contains("together");
  }

  @Test
  void a_reason_that_comes_beside_others_is_told() {
    PlanDiff diff =
        PlanDiff.of(
            Explained.of(Explained.sandwiches()).plan(),
            changed(new Change.SetType("joined", "spark.SparkDataset")));
    NodeDiff join =
        diff.nodes().stream().filter(n -> n.node().equals("join")).findFirst().orElseThrow();
    assertThat(join.kind()).isEqualTo(Kind.REASON);
    assertThat(join.gained()).extracting(r -> r.criterion()).containsExactly("catalog-type");
    assertThat(join.lost()).isEmpty();
  }

  @Test
  void new_nodes_and_gone_nodes_are_told() {
    PlanDiff diff =
        PlanDiff.of(plan(new Sketch().node("a: x -> y")), plan(new Sketch().node("b: x -> y")));
    assertThat(diff.nodes()).extracting(NodeDiff::kind).containsExactly(Kind.NEW, Kind.GONE);
  }

  @Test
  void a_pin_takes_a_node_off_spark_and_is_the_reason() {
    PlanDiff diff =
        PlanDiff.of(
            Explained.of(Explained.sandwiches()).plan(),
            changed(new Change.PinNode("round", Sketch.PIN)));
    NodeDiff round =
        diff.nodes().stream().filter(n -> n.node().equals("round")).findFirst().orElseThrow();
    assertThat(round.kind()).isEqualTo(Kind.VERDICT);
    assertThat(round.gained()).extracting(r -> r.message()).anyMatch(m -> m.contains("default"));
    assertThat(diff.newFindings()).isNotNull();
  }

  /**
   * {@code between} lies between {@code a} and {@code d}, which only {@code hub} makes one group.
   */
  private static Sketch joinedByHub(String hub) {
    return new Sketch()
        .node("a: raw -> x #spark")
        .node("hub: x -> h" + hub)
        .node("between: x -> y")
        .node("d: y, h -> z #spark");
  }

  private static List<Cause> causes(Sketch base, Sketch head, String node) {
    PlanDiff diff = PlanDiff.of(Explained.linked(base), Explained.linked(head));
    return diff.nodes().stream()
        .filter(each -> each.node().equals(node))
        .flatMap(each -> each.causes().stream())
        .toList();
  }

  @Test
  void what_makes_the_ends_one_group_is_named_where_it_is_new_or_gone() {
    assertThat(causes(joinedByHub(" #spark"), joinedByHub(""), "between"))
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.kind()).isEqualTo(Cause.Kind.MARK);
              assertThat(cause.nodes()).containsExactly("hub");
              assertThat(cause.gained()).isFalse();
            });
    assertThat(causes(joinedByHub(""), joinedByHub(" #spark"), "between"))
        .extracting(Cause::kind, Cause::nodes, Cause::gained)
        .containsExactly(tuple(Cause.Kind.MARK, List.of("hub"), true));
    assertThat(causes(joinedByHub(" #spark"), joinedByHub(" #spark #pin"), "between"))
        .extracting(Cause::kind, Cause::nodes, Cause::gained)
        .containsExactly(tuple(Cause.Kind.PIN, List.of("hub"), true));
  }

  @Test
  void an_edge_or_a_pair_that_is_gone_is_named() {
    Sketch unfed =
        new Sketch()
            .node("a: raw -> x #spark")
            .node("hub: raw -> h #spark")
            .node("between: x -> y")
            .node("d: y, h -> z #spark");
    assertThat(causes(joinedByHub(" #spark"), unfed, "between"))
        .extracting(Cause::kind, Cause::nodes, Cause::gained)
        .containsExactly(tuple(Cause.Kind.EDGE, List.of("a", "hub"), false));

    String[] nodes = {"a: raw -> x #spark", "between: x -> y", "d: y -> z #spark"};
    Sketch pair = new Sketch().node(nodes[0] + " #link:1").node(nodes[1]);
    Sketch none = new Sketch().node(nodes[0]).node(nodes[1]).node(nodes[2]);
    assertThat(causes(pair.node(nodes[2] + " #link:1"), none, "between"))
        .extracting(Cause::kind, Cause::nodes, Cause::gained)
        .containsExactly(tuple(Cause.Kind.PAIR, List.of("a", "d"), false));
  }

  @Test
  void each_absorbed_node_that_a_change_frees_or_takes_has_a_cause() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      int changed = random.nextInt(9);
      Explanation base = Explained.of(drawn(seed, -1));
      Explanation head = Explained.of(drawn(seed, changed));
      for (NodeDiff node : PlanDiff.of(base, head).nodes()) {
        Explanation with = node.gained().isEmpty() ? base : head;
        boolean absorbed =
            node.kind() == Kind.VERDICT
                && with.proofs().shortest(node.node()).flatMap(Proof::cycle).isPresent();
        boolean own = node.node().equals("n" + changed);
        if (absorbed && !own) {
          assertThat(node.causes()).as("seed %d: %s", seed, node.node()).isNotEmpty();
        }
      }
    }
  }

  /** Nine nodes; the changed one has another tag than the seed gives it. */
  private static Sketch drawn(long seed, int changed) {
    Random random = new Random(seed);
    Sketch sketch = new Sketch();
    for (int v = 0; v < 9; v++) {
      String inputs = v == 0 ? "raw" : "d" + random.nextInt(v) + ", d" + random.nextInt(v);
      int colour = random.nextInt(5) / 2 + (v == changed ? 1 : 0);
      String tag = List.of("", " #spark", " #pin").get(colour % 3);
      sketch.node("n" + v + ": " + inputs + " -> d" + v + tag);
    }
    return sketch;
  }

  @Test
  void a_change_of_what_is_not_there_is_refused() {
    assertThatThrownBy(() -> changed(new Change.AddTag("jion", "x")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Did you mean join?");
    assertThatThrownBy(() -> changed(new Change.RemoveTag("join", "x")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no tag `x`");
    assertThatThrownBy(() -> changed(new Change.SetType("params:digits", "x")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no dataset");
  }

  @Test
  void a_baseline_fails_on_what_is_new_and_on_nothing_else() {
    Plan plan = Explained.of(Explained.sandwiches()).plan();
    Baseline baseline = Baseline.of(plan);
    assertThat(baseline.check(plan).passes()).isTrue();
    Baseline.Check more = baseline.check(changed(new Change.AddTag("train", Sketch.SPARK)));
    assertThat(more.passes()).isFalse();
    assertThat(more.newSpark()).extracting(v -> v.node()).containsExactly("train");
    Baseline.Check less = baseline.check(changed(new Change.PinNode("round", Sketch.PIN)));
    assertThat(less.goneSpark()).contains("round");
    assertThat(less.newSpark()).isEmpty();
    assertThat(plan.nodes()).anyMatch(v -> v.type() == NodeType.PYSPARK);
  }

  @Test
  void a_finding_is_known_again_where_its_message_names_other_lines() {
    assertThat(new Baseline.Known("c", "", "", "a function of line 12 at a.py:3: unread"))
        .isEqualTo(new Baseline.Known("c", "", "", "a function of line 14 at a.py:5: unread"))
        .isNotEqualTo(new Baseline.Known("c", "", "", "a class of line 12 at a.py:3: unread"));
  }

  @Test
  void the_rule_that_keeps_tasks_from_waiting_in_a_circle_stays() {
    assertThatThrownBy(
            () -> Changes.apply(List.of(new Change.DropRule("sandwich")), RuleBase.builtIn()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("circle");
    assertThat(Changes.apply(List.of(new Change.DropRule("tag")), RuleBase.builtIn()))
        .isNotSameAs(RuleBase.builtIn());
  }
}
