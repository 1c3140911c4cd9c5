package dev.kindling.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.detection.Sketch;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Derivation;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.Packs;
import dev.kindling.rules.outside.RuleFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest {

  @Test
  void every_mark_is_a_proof_and_those_from_facts_alone_have_height_one() {
    Why why = Why.of("join", Explained.of(Explained.sandwiches()));
    assertThat(why.own())
        .extracting(proof -> proof.reason().criterion())
        .containsExactlyInAnyOrder("tag", "type-hint");
    assertThat(why.own()).extracting(Proof::height).containsOnly(1);
  }

  @Test
  void a_sandwich_names_its_ways_and_rests_on_their_spark_ends() {
    Proof proof = Why.of("price", Explained.of(Explained.sandwiches())).own().get(0);
    assertThat(proof.reason().criterion()).isEqualTo("sandwich");
    assertThat(proof.height()).isEqualTo(2);
    CycleWitness cycle = proof.cycle().orElseThrow();
    assertThat(cycle.wayIn().text()).isEqualTo("clean → price");
    assertThat(cycle.wayOut().text()).isEqualTo("price → round → join");
    assertThat(cycle.wayHome().text()).isEqualTo("join ← clean");
    assertThat(cycle.wayHome().steps().get(0).datasets()).containsExactly("clean_orders");
    assertThat(proof.premises()).extracting(Proof::node).containsExactly("join", "clean");
  }

  @Test
  void a_sandwich_names_what_makes_its_ends_one_group() {
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("hub: raw -> h #spark")
                .node("a: h, rates -> x #spark")
                .node("between: x -> y")
                .node("z: y, h -> out #spark"));
    Proof proof = Why.of("between", explained).own().get(0);

    assertThat(proof.all()).extracting(Proof::node).containsExactly("between", "z", "hub");
    assertThat(proof.cycle().orElseThrow().wayHome().text()).isEqualTo("z ← hub");
    assertThat(proof.cycle().orElseThrow().wayIn().text()).isEqualTo("hub → a → between");
    assertThat(ProofCheck.of(proof, explained).pieces()).isEqualTo(6);
  }

  @Test
  void a_proof_that_lacks_something_or_has_too_much_is_seen_through() {
    Explanation explained = Explained.of(Explained.sandwiches());
    Proof proof = Why.of("price", explained).own().get(0);
    Proof bare = new Proof("price", proof.reason(), proof.cycle().orElseThrow(), List.of(), true);
    Proof stuffed =
        new Proof(
            "price",
            proof.reason(),
            proof.cycle().orElseThrow(),
            List.of(
                proof.premises().get(0),
                proof.premises().get(1),
                Why.of("load", explained).own().get(0)),
            true);

    assertThat(ProofCheck.of(proof, explained).faults()).isEmpty();
    assertThat(ProofCheck.of(bare, explained).faults())
        .contains("the verdict on `price` does not follow from its proof alone");
    assertThat(ProofCheck.of(stuffed, explained).faults())
        .singleElement()
        .asString()
        .startsWith("the proof holds without the mark of `load`");
  }

  @Test
  void leaves_are_the_lines_of_the_premises_too() {
    Why why = Why.of("round", Explained.of(Explained.sandwiches()));
    assertThat(why.leaves()).extracting(Origin::file).contains("sketch.py");
    assertThat(why.leaves()).extracting(Origin::text).contains(Sketch.SPARK);
  }

  @Test
  void a_sandwich_that_rests_on_a_sandwich_is_one_higher() {
    // Once b joins a and c into one group, d lies on a cycle through that group and e.
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("a: raw -> x #spark")
                .node("b: x -> y")
                .node("c: y, x -> z #spark")
                .node("d: y -> w")
                .node("e: w, z -> out #spark"));
    assertThat(Why.of("b", explained).own().get(0).height()).isEqualTo(2);
    assertThat(Why.of("d", explained).own().get(0).height()).isGreaterThanOrEqualTo(2);
    for (Proof proof : Why.of("d", explained).own()) {
      assertThat(proof.premises())
          .allSatisfy(premise -> assertThat(premise.height()).isLessThan(proof.height()));
    }
  }

  @Test
  void why_not_goes_through_every_criterion() {
    Why why = Why.of("train", Explained.of(Explained.sandwiches()));
    assertThat(why.own()).isEmpty();
    assertThat(why.misses())
        .extracting(WhyNot::criterion)
        .containsExactly("tag", "type-hint", "catalog-type", "sandwich");
    assertThat(why.misses().get(1).nearest())
        .contains("`pandas.DataFrame`")
        .contains("no Spark DataFrame")
        .contains("sketch.py:");
    assertThat(why.misses().get(3).message()).contains("feeds it, but it feeds no Spark node");
  }

  @Test
  void what_a_pin_overrules_is_not_missing() {
    Why why =
        Why.of("a", Explained.of(new Sketch().node("a: raw -> x #spark #pin").node("b: x -> y")));

    assertThat(why.verdict().overruled()).extracting(Derivation::criterion).contains("tag");
    assertThat(why.misses())
        .extracting(WhyNot::criterion)
        .containsExactly("type-hint", "catalog-type", "sandwich");
  }

  @Test
  void a_rule_that_pins_is_no_criterion_that_was_missed() {
    RuleBase rules =
        RuleBase.builtIn().with(RuleFiles.of(List.of(Packs.read("no-absorb"))).rules());
    Project project = Explained.sandwiches().project();
    Why why =
        Why.of(
            "price",
            Explanation.of(
                Planner.plan(project, Pipeline.DEFAULT, rules, PlanOptions.defaults()),
                project,
                rules));

    assertThat(why.verdict().pins()).extracting(Derivation::criterion).contains("no-absorb");
    assertThat(why.misses())
        .extracting(WhyNot::criterion)
        .containsExactly("tag", "type-hint", "catalog-type", "sandwich");
  }

  @Test
  void near_misses_of_tags_and_classes_and_transcodings_are_named() {
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("a: x@pandas -> y #kedro-airflow-k8s:group:spark")
                .dataset("x@spark", "spark.SparkDataset")
                .node("b: w -> v")
                .dataset("w", "spark.SparkDataFrameSet"));
    assertThat(Why.of("a", explained).misses().get(0).nearest()).contains("group:spark");
    assertThat(Why.of("a", explained).misses().get(2).nearest())
        .contains("`x@spark`")
        .contains("uses `x@pandas`");
    assertThat(Why.of("b", explained).misses().get(2).nearest()).contains("SparkDataFrameSet");
  }

  @Test
  void cures_name_the_spelling_that_the_projects_kedro_takes() {
    Explanation old = Explained.of(new Sketch().kedro("0.18.14").node("a: x -> y"));
    Explanation unknown = Explained.of(new Sketch().kedro("").node("a: x -> y"));
    Explanation modern = Explained.of(new Sketch().kedro("0.19.0").node("a: x -> y"));

    assertThat(Why.of("a", old).misses().get(0).message()).contains("`" + Sketch.SPARK + "`");
    assertThat(Why.of("a", unknown).misses().get(0).message()).contains("`" + Sketch.SPARK + "`");
    assertThat(Why.of("a", modern).misses().get(0).message())
        .contains("`" + Sketch.SPARK_WITH_DOTS + "`");
    assertThat(Why.of("a", modern).misses().get(0).missing())
        .isEqualTo(new Change.AddTag("a", Sketch.SPARK_WITH_DOTS));
  }

  @Test
  void an_unknown_node_is_refused_with_a_hint() {
    Explanation explained = Explained.of(Explained.sandwiches());
    assertThatThrownBy(() -> Why.of("trian", explained))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Did you mean train?");
  }

  @Test
  void two_nodes_of_one_group_are_joined_edge_by_edge() {
    TaskRelation answer = TaskRelation.of("clean", "join", Explained.of(Explained.sandwiches()));
    assertThat(answer.same()).isTrue();
    assertThat(answer.links())
        .containsExactly(Step.of(new Edge("clean", "join", List.of("clean_orders"))));
  }

  @Test
  void nodes_of_two_tasks_are_told_apart() {
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("a: raw -> x #spark")
                .node("b: x -> y")
                .node("c: y -> z #spark")
                .node("other: p -> q #spark"));
    assertThat(TaskRelation.of("a", "b", explained).reason()).contains("`b` is a default node");
    assertThat(TaskRelation.of("a", "c", explained).barriers()).containsExactly("b");
    assertThat(TaskRelation.of("a", "other", explained).links()).isEmpty();
  }

  @Test
  void default_nodes_of_one_task_are_told_the_rules_and_what_lies_between() {
    Explanation explained =
        Explained.linked(
            new Sketch()
                .node("a: raw -> x #link:1")
                .node("b: x -> y")
                .node("c: y -> z #link:1 #link:2")
                .node("d: other -> w #link:2"));

    TaskRelation direct = TaskRelation.of("a", "c", explained);
    assertThat(direct.reason()).isEqualTo("a rule wants the two in one task");
    assertThat(direct.links()).extracting(Step::from, Step::to).containsExactly(tuple("a", "c"));
    assertThat(direct.links().get(0).because())
        .extracting(Derivation::criterion, Derivation::message)
        .contains(tuple("together", "tagged link:1"));
    assertThat(TaskRelation.of("a", "d", explained).reason())
        .isEqualTo("rules want each of these in one task with the next");
    TaskRelation between = TaskRelation.of("a", "b", explained);
    assertThat(between.reason()).isEqualTo("what lies between nodes of one task joins it");
    assertThat(between.links()).extracting(Step::together).containsExactly(false);
    assertThat(Why.of("c", explained).links()).hasSize(4);
  }

  @Test
  void linked_nodes_that_a_pin_keeps_apart_say_so() {
    Explanation explained =
        Explained.linked(
            new Sketch().node("a: raw -> x #spark #link:1").node("b: x -> y #pin #link:1"));
    TaskRelation answer = TaskRelation.of("b", "a", explained);

    assertThat(answer.same()).isFalse();
    assertThat(answer.reason())
        .isEqualTo("a rule wants the two in one task, but a pin keeps them apart");
    assertThat(answer.splits()).extracting(Finding::code).containsExactly("kept-apart");
  }

  @Test
  void a_proof_shows_where_a_rule_and_no_edge_makes_the_way() {
    Explanation explained =
        Explained.linked(
            new Sketch()
                .node("a: raw -> x #link:1")
                .node("s: x -> y #spark")
                .node("b: y -> z #link:1"));
    Proof proof = Why.of("b", explained).own().get(0);

    assertThat(proof.cycle().orElseThrow().wayOut().text()).isEqualTo("b ~ a → s");
    assertThat(proof.cycle().orElseThrow().wayIn().text()).isEqualTo("s → b");
    assertThat(Why.of("b", explained).leaves())
        .extracting(Origin::text)
        .contains("link:1", "rule \"together\"");
  }

  @Test
  void a_group_that_a_pin_splits_says_so() {
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("a: raw -> x #spark")
                .node("b: x -> y #pin")
                .node("c: y, x -> z #spark"));
    TaskRelation answer = TaskRelation.of("a", "c", explained);
    assertThat(answer.same()).isFalse();
    assertThat(answer.reason()).contains("pinned node lies between");
  }

  @Test
  void the_findings_are_those_of_the_node_and_of_what_it_reads_and_writes() {
    Explanation explained =
        Explained.of(
            new Sketch()
                .node("load: raw -> table #spark")
                .node("report: table -> chart")
                .node("mail: table -> sent")
                .node("other: more -> rest"));

    assertThat(Why.of("report", explained).findings())
        .extracting(Finding::code, Finding::node, Finding::dataset)
        .containsExactly(tuple("memory-boundary", "mail", "table"));
    assertThat(Why.of("load", explained).findings())
        .extracting(Finding::dataset)
        .containsOnly("table");
    assertThat(Why.of("other", explained).findings()).isEmpty();
  }
}
