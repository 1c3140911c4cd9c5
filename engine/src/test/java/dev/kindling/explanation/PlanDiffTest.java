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
  void the_rule_that_keeps_tasks_from_waiting_in_a_circle_stays() {
    assertThatThrownBy(
            () -> Changes.apply(List.of(new Change.DropRule("sandwich")), RuleBase.builtIn()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("circle");
    assertThat(Changes.apply(List.of(new Change.DropRule("tag")), RuleBase.builtIn()))
        .isNotSameAs(RuleBase.builtIn());
  }
}
