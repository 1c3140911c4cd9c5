package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
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

  /** Java compares halves of a character beyond the first 65,536, Python the whole. */
  @Test
  void nodes_of_a_layer_stand_in_the_order_of_code_points() {
    Plan plan = plan(new Sketch().node("\uD83D\uDE00: a -> b").node("\uFF5E: c -> d"));

    assertThat(plan.nodes()).extracting(Verdict::node).containsExactly("\uFF5E", "\uD83D\uDE00");
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
  void on_a_long_way_a_node_names_those_next_to_it() {
    Sketch sketch = new Sketch().node("n100: raw -> d100, e #spark");
    for (int i = 101; i < 400; i++) {
      sketch.node("n%d: d%d -> d%d".formatted(i, i - 1, i));
    }
    Plan plan = plan(sketch.node("n400: d399, e -> f #spark"));

    assertThat(verdict(plan, "n250").because().get(0).premises())
        .containsExactly(
            "n245", "n246", "n247", "n248", "n249", "n251", "n252", "n253", "n254", "n255");
    assertThat(verdict(plan, "n150").because().get(0).premises()).hasSize(50 + 5);
    assertThat(verdict(plan, "n250").because().get(0).message())
        .isEqualTo("between Spark nodes: … → n249 → n250 → n251 → …");
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

  private static Plan linked(Sketch sketch) {
    return Planner.plan(
        sketch.project(), Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults());
  }

  private static List<List<String>> tasks(Plan plan) {
    return plan.tasks().stream().map(Task::nodes).toList();
  }

  @Test
  void default_nodes_that_a_rule_links_share_a_task_with_what_lies_between() {
    Plan plan =
        linked(
            new Sketch()
                .node("a: raw -> x #link:1")
                .node("b: x -> y")
                .node("c: y -> z #link:1")
                .node("d: z -> end #spark"));

    assertThat(plan.tasks())
        .containsExactly(
            new Task("default_a", NodeType.DEFAULT, List.of("a", "b", "c"), List.of("pyspark_d")),
            new Task("pyspark_d", NodeType.PYSPARK, List.of("d"), List.of()));
    assertThat(plan.links())
        .extracting(Link::node, Link::other, link -> link.because().criterion())
        .containsExactly(tuple("a", "c", "together"), tuple("a", "c", "together"));
    assertThat(plan.findings()).noneMatch(f -> f.code().equals("kept-apart"));
  }

  @Test
  void a_spark_node_between_linked_ones_takes_both_to_spark() {
    Plan plan =
        linked(
            new Sketch()
                .node("a: raw -> x #link:1")
                .node("s: x -> y #spark")
                .node("b: y -> z #link:1"));

    assertThat(tasks(plan)).containsExactly(List.of("a", "s", "b"));
    Derivation why = verdict(plan, "b").because().get(0);
    assertThat(why.message()).isEqualTo("between Spark nodes: s → b ~ a → s");
    assertThat(why.premises()).containsExactly("s", "a", "s");
    assertThat(why.evidence())
        .extracting(Origin::file)
        .containsExactly("sketch.py", "together.drl");
  }

  @Test
  void a_node_linked_to_a_spark_node_follows_it() {
    Plan plan =
        linked(
            new Sketch()
                .node("a: raw -> x #link:1")
                .node("b: other -> y #spark #link:1")
                .node("c: third -> z #spark #link:2")
                .node("d: fourth -> w #spark #link:2"));

    assertThat(tasks(plan)).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(verdict(plan, "a").because().get(0).message())
        .isEqualTo("between Spark nodes: b ~ a ~ b");
  }

  @Test
  void a_pinned_node_keeps_its_links_to_default_nodes_and_gives_up_those_to_spark() {
    Plan plan =
        linked(
            new Sketch()
                .node("s: raw -> x, y #spark #link:1")
                .node("p: x -> z #pin #link:1 #link:2")
                .node("a: z -> w #link:2")
                .node("t: y, w -> end #spark"));

    assertThat(tasks(plan)).containsExactly(List.of("s"), List.of("p", "a"), List.of("t"));
    assertThat(plan.findings())
        .filteredOn(f -> !f.code().equals("memory-boundary"))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple(
                "kept-apart",
                "`p` is pinned, so `s` and `p` run in two tasks, `pyspark_s` and `default_p`,"
                    + " though a rule wants them in one: tagged link:1"),
            tuple(
                "split-group",
                "`p` is pinned between Spark nodes (s → p → a → t), so these run in two tasks,"
                    + " `pyspark_s` and `pyspark_t`"));
  }

  @Test
  void links_that_a_rule_concludes_from_an_absorbed_node_hold_from_the_beginning() {
    RuleBase rules =
        rules(
            """
            package outside
            import dev.kindling.facts.*
            rule "helpers"
            when
              $mark : Mark()
              Tag(node == $mark.node, name == "helped")
              $helper : Tag(name == "helper")
            then
              insert(new SameTask($mark.node(), $helper.node(), "it helps"));
            end
            """);
    Plan plan =
        Planner.plan(
            new Sketch()
                .node("a: raw -> x, y #spark")
                .node("b: x -> p #helped")
                .node("d: p, y -> r #spark")
                .node("h: other -> q #helper")
                .project(),
            Pipeline.DEFAULT,
            rules,
            PlanOptions.defaults());

    assertThat(tasks(plan)).containsExactly(List.of("a", "h", "b", "d"));
    assertThat(plan.links()).extracting(Link::node, Link::other).containsExactly(tuple("h", "b"));
  }

  @Test
  void a_link_to_no_node_is_refused_with_the_rule() {
    RuleBase rules =
        rules(
            """
            package outside
            import dev.kindling.facts.*
            rule "lost"
            when
              Node()
            then
              insert(new SameTask("a", "nobody", "so it is"));
            end
            """);

    assertThatThrownBy(
            () ->
                Planner.plan(
                    new Sketch().node("a: raw -> x").project(),
                    Pipeline.DEFAULT,
                    rules,
                    PlanOptions.defaults()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "rule `lost` concludes on `nobody`, which is no node of the pipeline");
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
