package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every derivation proves its mark, and rests on each of its leaves. */
class ProofTest {

  private static void check(Project project) {
    Decision decision =
        Planner.decide(project, Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults());
    List<Conclusion<Mark>> marks = decision.marks();
    Map<String, Walk> walks = new HashMap<>();
    marks.forEach(
        m -> decision.walk(m.fact().node()).ifPresent(w -> walks.put(m.fact().node(), w)));
    Set<String> pinned =
        decision.pins().stream().map(p -> p.fact().node()).collect(Collectors.toSet());
    Set<Object> facts = facts(project);
    Set<Set<String>> links =
        decision.plan().links().stream()
            .map(link -> Set.of(link.node(), link.other()))
            .collect(Collectors.toSet());
    ProofChecker checker = new ProofChecker(facts, links);

    Set<String> proven = checker.proven(marks, walks, pinned);
    assertThat(proven)
        .isEqualTo(
            decision.plan().nodes().stream()
                .filter(v -> v.type() == NodeType.PYSPARK)
                .map(Verdict::node)
                .collect(Collectors.toSet()));
    for (Conclusion<Mark> mark : marks) {
      assertThat(checker.holds(mark, walks, proven)).as(mark.toString()).isTrue();
      Set<Object> leaves = checker.leaves(mark, walks);
      assertThat(leaves).isNotEmpty();
      for (Object leaf : leaves) {
        Set<Object> fewer = new HashSet<>(facts);
        fewer.remove(leaf);
        Set<Set<String>> fewerLinks = new HashSet<>(links);
        fewerLinks.remove(leaf);
        assertThat(new ProofChecker(fewer, fewerLinks).holds(mark, walks, proven))
            .as("%s without %s", mark, leaf)
            .isFalse();
      }
    }
  }

  private static Set<Object> facts(Project project) {
    Set<Object> facts = new HashSet<>();
    for (Node node : project.pipelines().get(0).nodes()) {
      facts.addAll(node.tags());
      facts.addAll(node.inputs());
      facts.addAll(node.outputs());
      facts.addAll(node.hints());
    }
    for (Dataset dataset : project.datasets().values()) {
      facts.add(new DatasetClass(dataset.name(), dataset.type(), dataset.type(), dataset.origin()));
      for (String name : dataset.classes()) {
        facts.add(new DatasetClass(dataset.name(), dataset.type(), name, dataset.origin()));
      }
    }
    return facts;
  }

  @Test
  void proofs_of_the_criteria_hold_and_need_each_leaf() {
    check(
        new Sketch()
            .node("a: raw -> b #spark")
            .node("c: b -> d")
            .hint("b", "pyspark.sql.dataframe.DataFrame")
            .node("e: d -> f")
            .node("g: f, b -> h")
            .dataset("h", "lake.Table", "lake.Table", "spark.SparkDataset")
            .project());
  }

  @Test
  void proofs_of_random_pipelines_hold_and_need_each_leaf() {
    Seeds.each(
        "kindling.proofs", 800, seed -> check(RandomPipeline.any(seed, false).project(seed)));
  }

  @Test
  void proofs_of_random_pinned_pipelines_hold_and_need_each_leaf() {
    Seeds.each("kindling.proofs", 800, seed -> check(RandomPipeline.any(seed, true).project(seed)));
  }
}
