package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.OutsideRules;
import dev.kindling.rules.RuleBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

class PlannerTest {

  private static Plan plan(Sketch sketch) {
    return Planner.plan(
        sketch.project(), Pipeline.DEFAULT, RuleBase.builtIn(), PlanOptions.defaults());
  }

  private static Verdict verdict(Plan plan, String node) {
    return plan.nodes().stream().filter(v -> v.node().equals(node)).findFirst().orElseThrow();
  }

  @Test
  void each_criterion_marks_its_node_with_its_evidence() {
    Plan plan =
        plan(
            new Sketch()
                .node("tagged: a -> b #spark")
                .node("hinted: c -> d")
                .hint("c", "pyspark.sql.dataframe.DataFrame", "builtins.int")
                .node("returning: e -> f")
                .hint("return", "pyspark.sql.connect.dataframe.DataFrame")
                .node("reading: g -> h")
                .dataset("g", "spark.SparkDataset")
                .node("writing: i -> j")
                .dataset("j", "shop.io.Lake", "shop.io.Lake", "SparkDataset")
                .node("none: k -> l")
                .hint("k", "pandas.DataFrame")
                .dataset("k", "pandas.DeltaTableDataset"));

    assertThat(plan.nodes())
        .filteredOn(v -> v.type() == NodeType.PYSPARK)
        .extracting(v -> v.node() + " " + v.because().get(0).criterion())
        .containsExactly(
            "hinted type-hint",
            "reading catalog-type",
            "returning type-hint",
            "tagged tag",
            "writing catalog-type");
    Derivation reading = verdict(plan, "reading").because().get(0);
    assertThat(verdict(plan, "reading").because()).hasSize(1);
    assertThat(reading.message()).isEqualTo("input g is a spark.SparkDataset");
    assertThat(reading.evidence().get(0).file()).isEqualTo("catalog.yml");
    assertThat(reading.evidence()).extracting(Origin::text).contains("type: spark.SparkDataset");
    assertThat(reading.rule().origin().file()).isEqualTo("rules/criteria/catalog-type/rule.drl");
    assertThat(verdict(plan, "writing").because().get(0).message())
        .isEqualTo("output j is a shop.io.Lake (SparkDataset)");
  }

  @Test
  void a_chain_between_two_members_of_a_group_joins_it() {
    Plan plan =
        plan(
            new Sketch()
                .node("a: raw -> x, y #spark")
                .node("b: x -> p")
                .node("c: p -> q")
                .node("d: q, y -> r #spark")
                .node("e: r -> s"));

    assertThat(plan.tasks())
        .containsExactly(
            new Task("pyspark_a", NodeType.PYSPARK, List.of("a", "b", "c", "d"), List.of("e")),
            new Task("e", NodeType.DEFAULT, List.of("e"), List.of()));
    Derivation between = verdict(plan, "b").because().get(0);
    assertThat(between.criterion()).isEqualTo("sandwich");
    assertThat(between.premises()).containsExactly("a", "c", "d");
    assertThat(between.message()).isEqualTo("between Spark nodes: a → b → c → d");
  }

  @Test
  void a_pin_inside_a_chain_splits_the_group() {
    Plan plan =
        plan(
            new Sketch()
                .node("a: raw -> x, y #spark")
                .node("b: x -> p #pin")
                .node("d: p, y -> r #spark"));

    assertThat(plan.tasks())
        .extracting(Task::name, Task::downstream)
        .containsExactly(
            tuple("pyspark_a", List.of("b", "pyspark_d")),
            tuple("b", List.of("pyspark_d")),
            tuple("pyspark_d", List.of()));
  }

  @Test
  void what_kedro_forbids_is_refused_with_places() {
    assertThatThrownBy(() -> plan(new Sketch().node("a: r -> x").node("b: r -> x@pandas")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll("`x`", "`a`", "`b`", "sketch.py:");
    assertThatThrownBy(
            () -> plan(new Sketch().node("b: x -> y").node("a: y, r -> x").node("c: y -> z")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll("`a`", "`b`", "`x`", "`y`", "sketch.py:")
        .hasMessageNotContaining("`c`");
    assertThatThrownBy(() -> plan(new Sketch().node("a: r -> x").node("a: x -> y")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("two nodes are named `a`");
    assertThatThrownBy(
            () ->
                Planner.plan(
                    new Sketch().project(), "etl", RuleBase.builtIn(), PlanOptions.defaults()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`__default__`");
  }

  @Test
  void a_pin_that_a_rule_concludes_from_an_absorbed_node_holds_from_the_beginning() {
    RuleBase rules =
        rules(
            """
            package outside
            import dev.kindling.facts.*
            rule "gpu"
            when
              $mark : Mark()
              Tag(node == $mark.node, name == "gpu")
            then
              insert(new Pin($mark.node(), "needs a GPU"));
            end
            """);
    Plan plan =
        Planner.plan(
            new Sketch()
                .node("a: raw -> x, y #spark")
                .node("b: x -> p #gpu")
                .node("d: p, y -> r #spark")
                .project(),
            Pipeline.DEFAULT,
            rules,
            PlanOptions.defaults());

    assertThat(plan.tasks()).extracting(Task::name).containsExactly("pyspark_a", "b", "pyspark_d");
    assertThat(verdict(plan, "b").pins())
        .extracting(Derivation::message)
        .containsExactly("needs a GPU");
  }

  @Test
  void rules_that_feed_themselves_end_with_a_message() {
    RuleBase rules =
        rules(
            """
            package outside
            import dev.kindling.facts.*
            rule "again"
            when
              $mark : Mark()
            then
              insert(new Mark($mark.node(), $mark.message() + "!"));
            end
            """);
    RuleLimits limits = new RuleLimits(1000, 1000, Duration.ofMinutes(1));

    assertThatThrownBy(
            () ->
                Planner.plan(
                    new Sketch().node("a: raw -> x #spark").project(),
                    Pipeline.DEFAULT,
                    rules,
                    PlanOptions.defaults().withLimits(limits)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`again`");
  }

  private static RuleBase rules(String drl) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    builder.add(
        ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)),
        ResourceType.DRL);
    assertThat(builder.getErrors()).isEmpty();
    return RuleBase.builtIn()
        .with(new OutsideRules(builder.getKnowledgePackages(), Map.of(), List.of(), List.of()));
  }
}
