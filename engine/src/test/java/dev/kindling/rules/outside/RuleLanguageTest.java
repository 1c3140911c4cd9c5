package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The allowed part of DRL means here what it means to the rule engine. */
class RuleLanguageTest {

  private static final List<Object> SHOP = shop();

  static Stream<Arguments> conditions() {
    return Stream.of(
        condition("equal", "$n : Node(name == \"clean\")", 1),
        condition("unequal", "$n : Node(name != \"clean\")", 3),
        condition("two constraints", "$n : Node(name != \"clean\", namespace == null)", 2),
        condition("or", "$n : Node(name == \"clean\" || name == \"join\")", 2),
        condition(
            "and, or, not",
            "$n : Node((name == \"a\" || namespace == null) && !(name == \"join\"))",
            2),
        condition("the same field again", "$n : Node(name == \"clean\" || == \"join\")", 2),
        condition(
            "the same field negated",
            "$n : Node(name not matches \"c.*\" && not contains \"j\")",
            2),
        condition(
            "the same field by its ends",
            "$n : Node(name str[startsWith] \"tr\" || str[endsWith] \"n\")",
            3),
        condition(
            "the same field thrice",
            "$n : Node(name != \"clean\" && != \"join\" || == \"join\")",
            3),
        condition("the same field in a group", "$n : Node(name (== \"clean\" || == \"join\"))", 2),
        condition(
            "the same field, its group negated",
            "$n : Node(name (!= \"clean\" && != \"join\"), namespace == null)",
            1),
        condition("the same number", "$n : Node(origin.line > 10 && <= 30)", 2),
        condition("in", "$n : Node(name in (\"clean\", \"join\", \"x\"))", 2),
        condition("not in", "$n : Node(name not in (\"clean\", \"join\", \"x\"))", 2),
        condition("matches the whole text", "$n : Node(name matches \"cle.*\")", 1),
        condition("matches no part", "$n : Node(name matches \"lea\")", 0),
        condition("not matches", "$n : Node(name not matches \"cle.*\")", 3),
        condition("null", "$n : Node(namespace == null)", 3),
        condition("not null", "$n : Node(namespace != null)", 1),
        condition("missing text matches nothing", "$n : Node(namespace matches \"te.*\")", 1),
        condition("missing text is in no list", "$n : Node(namespace in (\"x\", \"team\"))", 1),
        condition("numbers", "$n : Node(origin.line > 10, origin.line <= 30)", 2),
        condition("nested text", "$n : Node(origin.file == \"src/a.py\")", 4),
        condition("size of a list", "$n : Node(tags.size() == 2)", 1),
        condition("length of a text", "$n : Node(name.length() >= 5)", 2),
        condition("starts with", "$n : Node(name str[startsWith] \"tr\")", 1),
        condition("ends with", "$n : Node(name str[endsWith] \"n\")", 3),
        condition("a question with an argument", "$n : Node(hasTag(\"gpu\"))", 2),
        condition("join", "$t : Tag(name == \"gpu\") $n : Node(name == $t.node)", 2),
        condition(
            "join by a bound field",
            "Tag(name == \"gpu\", $node : node) $n : Node(name == $node)",
            2),
        condition(
            "join other than equal", "$t : Tag(name == \"slow\") $n : Node(name != $t.node)", 3),
        condition("not", "$n : Node() not Tag(node == $n.name, name == \"gpu\")", 2),
        condition(
            "not of several",
            "$n : Node() not (Tag(node == $n.name, $x : name) and Tag(node == $n.name, name != $x))",
            3),
        condition("exists", "$n : Node() exists Tag(node == $n.name)", 2),
        condition("exists fires once", "exists Tag() $n : Node(name == \"clean\")", 1),
        condition(
            "forall", "$n : Node(name == \"clean\") forall(Tag(name in (\"gpu\", \"slow\")))", 1),
        condition("forall fails", "$n : Node(name == \"clean\") forall(Tag(name == \"gpu\"))", 0),
        condition(
            "forall of several",
            "$n : Node(name == \"clean\") forall($i : Input() Node(name == $i.node))",
            1),
        condition(
            "forall of several fails",
            "$n : Node(name == \"clean\") forall($x : Node() Tag(node == $x.name))",
            0),
        condition(
            "or of patterns",
            "$n : Node() (Tag(node == $n.name, name == \"slow\") or Input(node == $n.name, dataset == \"raw\"))",
            2),
        condition(
            "list contains",
            "$d : Dataset(classes contains \"SparkDataset\") $o : Output(dataset == $d.name) $n : Node(name == $o.node)",
            1),
        condition(
            "list does not contain",
            "$d : Dataset(classes not contains \"SparkDataset\") $o : Output(dataset == $d.name) $n : Node(name == $o.node)",
            1),
        condition(
            "member of a list",
            "Dataset($all : classes, name == \"clean\") $n : Node(name not memberOf $all)",
            4),
        condition(
            "map",
            "$d : Dataset(options[\"layer\"] == \"gold\") $o : Output(dataset == $d.name) $n : Node(name == $o.node)",
            1),
        condition(
            "map without the key",
            "$d : Dataset(options[\"layer\"] == null) $o : Output(dataset == $d.name) $n : Node(name == $o.node)",
            1),
        condition(
            "flag",
            "$d : Dataset(ephemeral) $o : Output(dataset == $d.name) $n : Node(name == $o.node)",
            1),
        condition(
            "flag compared",
            "$d : Dataset(ephemeral == false) $o : Output(dataset == $d.name) $n : Node(name == $o.node)",
            1),
        condition("derived field", "$o : Output(base == \"clean\") $n : Node(name == $o.node)", 1),
        condition("derived flag", "$i : Input(parameter == true) $n : Node(name == $i.node)", 1),
        condition(
            "count", "accumulate(Tag(); $c : count(); $c > 2) $n : Node(name == \"clean\")", 1),
        condition(
            "count of too few",
            "accumulate(Tag(); $c : count(); $c > 3) $n : Node(name == \"clean\")",
            0),
        condition(
            "count of none",
            "accumulate(Tag(name == \"x\"); $c : count(); $c == 0) $n : Node(name == \"clean\")",
            1),
        condition(
            "count by node",
            "$n : Node() accumulate(Tag(node == $n.name); $c : count(); $c > 1)",
            1),
        condition("the fact itself", "$a : Node(name == \"clean\") $n : Node(this != $a)", 3));
  }

  private static Arguments condition(String name, String text, int matches) {
    return Arguments.of(name, text, matches);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void conditions_mean_what_the_engine_takes_them_for(String name, String when, int matches) {
    String rule =
        "rule \"r\"\nwhen\n  %s\nthen\n  insert(new Mark($n.name(), \"at \" + $n.origin()));\nend\n"
            .formatted(when);

    List<String> conclusions = Firing.checked(rule, SHOP);

    assertThat(conclusions).hasSize(matches);
    assertThat(conclusions).isEqualTo(Firing.byTheEngine(rule, SHOP));
  }

  @Test
  void rules_build_on_each_others_marks() {
    String rules =
        """
        rule "first"
        when
          Tag($n : node, name == "slow")
        then
          insert(new Mark($n, "slow"));
        end

        rule "second"
        when
          $m : Mark(message == "slow")
          Output(node == $m.node, $d : dataset)
          Input(dataset == $d, $next : node)
        then
          insert(new Mark($next, "fed by " + $m.node() + " with " + $d));
        end
        """;

    assertThat(Firing.checked(rules, SHOP))
        .containsExactly(
            "Mark[node=clean, message=slow]", "Mark[node=join, message=fed by clean with clean]")
        .isEqualTo(Firing.byTheEngine(rules, SHOP));
  }

  @Test
  void finding_rules_see_the_finished_plan() {
    String rules =
        """
        rule "big-task"
        when
          $t : Task(type == NodeType.PYSPARK, nodes.size() > 1)
          $n : Node(name memberOf $t.nodes, origin.line > 10)
        then
          insert(new Finding("big-task", Severity.ERROR, $n.name(), null,
              $t.name() + " has " + $t.nodes().size() + " nodes", "split it", $n.origin()));
        end
        """;
    List<Object> facts = new ArrayList<>(SHOP);
    facts.add(new Task("pyspark_clean", NodeType.PYSPARK, List.of("clean", "join"), List.of()));

    assertThat(Firing.checked(rules, facts))
        .singleElement()
        .asString()
        .contains("code=big-task, severity=error, node=join, dataset=null")
        .contains("message=pyspark_clean has 2 nodes");
  }

  @Test
  void rules_want_nodes_in_one_task_and_others_see_it() {
    String rules =
        """
        rule "together"
        when
          $o : Output()
          $i : Input(dataset == $o.dataset)
        then
          insert(new SameTask($o.node(), $i.node(), "they pass " + $i.dataset()));
        end

        rule "follow"
        when
          $s : SameTask($other : other)
          Mark(node == $s.node)
        then
          insert(new Mark($other, $s.message()));
        end

        rule "start"
        when
          Tag($n : node)
        then
          insert(new Mark($n, "tagged"));
        end
        """;

    assertThat(Firing.checked(rules, SHOP).stream().distinct().toList())
        .anyMatch(fact -> fact.startsWith("SameTask[node=clean, other=join"))
        .isEqualTo(Firing.byTheEngine(rules, SHOP).stream().distinct().toList());
  }

  @Test
  void marks_that_come_round_come_to_an_end() {
    String rules =
        """
        rule "back-and-forth"
        when
          $m : Mark()
          $n : Node(name != $m.node)
        then
          insert(new Mark($n.name(), "beside another"));
        end

        rule "start"
        when
          Tag($n : node)
        then
          insert(new Mark($n, "tagged"));
        end
        """;

    assertThat(Firing.checked(rules, SHOP).stream().distinct().toList())
        .filteredOn(mark -> mark.contains("beside another"))
        .hasSize(4);
  }

  @Test
  void a_rule_that_fires_without_end_is_stopped_by_name() {
    String rule =
        """
        rule "all-pairs"
        when
          $a : Tag()
          $b : Tag()
        then
          insert(new Mark($a.node(), $b.name()));
        end
        """;

    assertThatThrownBy(() -> Firing.checked(rule, tags(1000)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("rule \"all-pairs\" fires more than")
        .satisfies(e -> assertThat(((InvalidInput) e).origin().file()).isEqualTo("test.drl"));
  }

  @Test
  void a_rule_that_grows_a_text_is_stopped() {
    String rules =
        """
        rule "growing"
        when
          $m : Mark()
        then
          insert(new Mark($m.node(), $m.message() + $m.message()));
        end

        rule "start"
        when
          Tag($n : node)
        then
          insert(new Mark($n, "x"));
        end
        """;

    assertThatThrownBy(() -> Firing.checked(rules, SHOP))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("rule \"growing\" puts together a `message` of more than");
  }

  @Test
  void a_rule_that_tries_all_combinations_is_stopped() {
    List<Object> many = tags(3000);
    many.add(new Tag("nobody", "nothing", Origin.UNKNOWN));
    String rules =
        """
        rule "all-pairs"
        when
          $a : Tag()
          $b : Tag(name != $a.name)
          Tag(node == "nobody")
        then
          insert(new Mark($a.node(), "x"));
        end
        """;

    assertThatThrownBy(() -> Firing.checked(rules, many))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("rule \"all-pairs\" tries more than");
  }

  @Test
  void a_hungry_regular_expression_stays_quick() {
    List<Object> facts = List.of(new Tag("n", "a".repeat(5000) + "!", Origin.UNKNOWN));
    String rule =
        "rule \"r\"\nwhen\n  Tag(name matches \"(a+)+$\", $n : node)\nthen\n"
            + "  insert(new Mark($n, \"x\"));\nend\n";

    assertThat(Firing.checked(rule, facts)).isEmpty();
  }

  private static List<Object> tags(int count) {
    List<Object> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tags.add(new Tag("n" + i, "t" + i, Origin.UNKNOWN));
    }
    return tags;
  }

  private static List<Object> shop() {
    List<Object> facts = new ArrayList<>();
    facts.add(node("clean", null, 5, List.of("gpu", "slow"), List.of("raw"), List.of("clean")));
    facts.add(node("join", null, 15, List.of(), List.of("clean", "params:p"), List.of("joined")));
    facts.add(node("train", "team", 25, List.of("gpu"), List.of("joined"), List.of("model")));
    facts.add(node("a", null, 35, List.of(), List.of("model"), List.of()));
    for (Object fact : List.copyOf(facts)) {
      Node node = (Node) fact;
      facts.addAll(node.tags());
      facts.addAll(node.inputs());
      facts.addAll(node.outputs());
    }
    facts.add(dataset("clean", List.of("SparkDataset"), false, Map.of("layer", "gold")));
    facts.add(dataset("joined", List.of("MemoryDataset"), true, Map.of()));
    return facts;
  }

  private static Node node(
      String name, String space, int line, List<String> tags, List<String> in, List<String> out) {
    Origin origin = new Origin("src/a.py", line, "node(" + name + ")");
    return new Node(
        name,
        name.equals("train") ? "g" : "f",
        space,
        tags.stream().map(t -> new Tag(name, t, origin)).toList(),
        in.stream().map(d -> new Input(name, d, origin)).toList(),
        out.stream().map(d -> new Output(name, d, origin)).toList(),
        List.of(),
        List.of(),
        origin);
  }

  private static Dataset dataset(
      String name, List<String> classes, boolean ephemeral, Map<String, String> options) {
    return new Dataset(
        name, classes.get(0), classes, true, ephemeral, options, null, new Origin("c.yml", 1, ""));
  }
}
