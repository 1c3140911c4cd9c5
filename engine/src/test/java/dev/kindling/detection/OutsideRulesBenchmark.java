package dev.kindling.detection;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a hundred outside rules cost on ten thousand nodes, beside the built-in ones alone. Runs on
 * {@code -Dkindling.benchmark=rules} and prints the figures of {@code docs/performance.md}.
 */
@EnabledIfSystemProperty(named = "kindling.benchmark", matches = "rules")
class OutsideRulesBenchmark {

  private static final int NODES = 10_000;
  private static final int RULES = 100;
  private static final int ROUNDS = 7;

  @Test
  void a_hundred_outside_rules_on_ten_thousand_nodes() {
    Project project = project(new Random(7));
    long began = cpu();
    RuleFiles read = RuleFiles.of(List.of(RuleFile.of("hundred.drl", rules())));
    RuleBase outside = RuleBase.builtIn().with(read.rules());
    print("check and build %d rules", RULES, cpu() - began);
    measure("built-in rules only, %d nodes", project, RuleBase.builtIn());
    measure("with 100 outside rules, %d nodes", project, outside);
  }

  private static void measure(String what, Project project, RuleBase rules) {
    long[] times = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long began = cpu();
      Planner.plan(project, Pipeline.DEFAULT, rules, PlanOptions.defaults());
      times[i] = cpu() - began;
    }
    print(what + ", first", NODES, times[0]);
    Arrays.sort(times);
    print(what + ", median of " + ROUNDS, NODES, times[ROUNDS / 2]);
  }

  /** Processor time of this thread, which other work on the machine does not lengthen. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String what, int count, long nanos) {
    System.out.printf(what + ": %d ms%n", count, nanos / 1_000_000);
  }

  /** A quarter each of marks by tag, marks by catalog joins, pins and findings on the plan. */
  private static String rules() {
    StringBuilder drl = new StringBuilder();
    for (String type :
        List.of(
            "Boundary",
            "Dataset",
            "Finding",
            "Input",
            "Mark",
            "Node",
            "NodeType",
            "Output",
            "Pin",
            "Placement",
            "Severity",
            "Tag")) {
      drl.append("import dev.kindling.facts.").append(type).append('\n');
    }
    for (int i = 0; i < RULES; i++) {
      drl.append(RULE.get(i % RULE.size()).replace("#", String.valueOf(i)));
    }
    return drl.toString();
  }

  private static final List<String> RULE =
      List.of(
          """
          rule "tagged-#"
          when
            $tag : Tag(name == "team-#")
            $n : Node(name == $tag.node, name matches "node_[0-9]*[02468]")
          then
            insert(new Mark($n.name(), "of team #"));
          end
          """,
          """
          rule "stored-#"
          when
            $d : Dataset(filepath str[startsWith] "lake://#/")
            $i : Input(dataset == $d.name)
          then
            insert(new Mark($i.node(), "reads " + $d.name()));
          end
          """,
          """
          rule "pinned-#"
          when
            $tag : Tag(name == "gpu-#")
            not Mark(node == $tag.node)
          then
            insert(new Pin($tag.node(), "needs a GPU"));
          end
          """,
          """
          rule "found-#"
          when
            $b : Boundary(dataset matches "data_[0-9]*#")
            Placement(node == $b.producer, type == NodeType.PYSPARK)
          then
            insert(new Finding("found-#", Severity.NOTE, $b.consumer(), $b.dataset(),
                "passes from " + $b.from(), "look at it", $b.origin()));
          end
          """);

  private static Project project(Random random) {
    List<Node> nodes = new ArrayList<>();
    Map<String, Dataset> catalog = new TreeMap<>();
    for (int i = 0; i < NODES; i++) {
      Origin origin = new Origin("src/pipeline.py", i + 1, "node(");
      String name = "node_" + i;
      List<Input> inputs = new ArrayList<>();
      for (int k = 0; k < 3 && i > 0; k++) {
        String dataset = "data_" + Math.max(0, i - 1 - random.nextInt(50));
        if (inputs.stream().noneMatch(input -> input.dataset().equals(dataset))) {
          inputs.add(new Input(name, dataset, origin));
        }
      }
      String tag = (i % 3 == 0 ? "gpu-" : "team-") + random.nextInt(400);
      nodes.add(
          new Node(
              name,
              "f",
              null,
              List.of(new Tag(name, tag, origin)),
              inputs,
              List.of(new Output(name, "data_" + i, origin)),
              List.of(),
              List.of(),
              origin));
      catalog.put(
          "data_" + i,
          new Dataset(
              "data_" + i,
              "pandas.ParquetDataset",
              List.of("ParquetDataset"),
              true,
              false,
              Map.of(),
              "lake://" + random.nextInt(400) + "/" + i,
              origin));
    }
    return new Project(
        "Large",
        "large",
        "1.0.0",
        "local",
        List.of(new Pipeline(Pipeline.DEFAULT, nodes)),
        catalog,
        List.of(),
        List.of());
  }
}
