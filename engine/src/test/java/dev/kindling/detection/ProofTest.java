package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.Proof;
import dev.kindling.explanation.ProofCheck;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every mark follows from its facts, and rests on each of them; every verdict follows from its
 * proof alone, and not from less.
 */
class ProofTest {

  static void check(Project project) {
    Decision decision =
        Planner.decide(project, Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults());
    Explanation explained = Explanation.of(decision.plan(), project, Sketch.TOGETHER);
    Set<Object> facts = facts(project);
    List<Node> nodes = project.pipelines().get(0).nodes();
    ProofChecker checker = new ProofChecker(nodes, facts);
    for (Conclusion<Mark> mark : decision.marks()) {
      if (!mark.derivation().criterion().equals("sandwich")) {
        assertThat(checker.holds(mark)).as(mark.toString()).isTrue();
        for (Object leaf : checker.leaves(mark)) {
          assertThat(checker.without(leaf).holds(mark)).as("%s without %s", mark, leaf).isFalse();
        }
      }
    }
    for (Verdict verdict : decision.plan().nodes()) {
      List<Proof> proofs = explained.proofs().of(verdict.node());
      assertThat(proofs).hasSameSizeAs(verdict.because());
      for (Proof proof : proofs) {
        check(proof, checker, project);
        assertThat(ProofCheck.of(proof, explained).faults()).isEmpty();
        assertThat(proof.minimal()).isTrue();
      }
    }
  }

  private static void check(Proof proof, ProofChecker checker, Project project) {
    Set<Object> pieces = ProofChecker.pieces(proof);
    assertThat(checker.follows(proof.node(), pieces)).as(proof.node()).isTrue();
    for (Object piece : pieces) {
      Set<Object> fewer = new HashSet<>(pieces);
      fewer.remove(piece);
      assertThat(checker.follows(proof.node(), fewer))
          .as("%s without %s", proof.node(), piece)
          .isFalse();
    }
    if (proof.cycle().isPresent() && project.datasets().isEmpty()) {
      assertThat(spark(withoutMarks(project, pieces), proof.node()))
          .as("%s, planned with the marks of its proof alone", proof.node())
          .isTrue();
    }
  }

  /** All tags that mark a node or link two are taken away but those of a proof; pins stay. */
  private static Project withoutMarks(Project project, Set<Object> pieces) {
    List<Node> nodes = project.pipelines().get(0).nodes();
    return new Project(
        project.name(),
        project.packageName(),
        project.kedroVersion(),
        project.env(),
        List.of(
            new Pipeline(
                Pipeline.DEFAULT,
                nodes.stream().map(node -> withoutMarks(node, nodes, pieces)).toList())),
        project.datasets(),
        project.parameters(),
        project.unread());
  }

  private static Node withoutMarks(Node node, List<Node> nodes, Set<Object> pieces) {
    List<Tag> tags =
        node.tags().stream()
            .filter(
                tag ->
                    tag.isPin()
                        || (tag.name().startsWith(Sketch.LINK)
                            ? nodes.stream()
                                .filter(o -> o != node && o.hasTag(tag.name()))
                                .anyMatch(o -> pieces.contains(Set.of(o.name(), node.name())))
                            : pieces.contains(node.name())))
            .toList();
    return new Node(
        node.name(),
        node.function(),
        node.namespace(),
        tags,
        node.inputs(),
        node.outputs(),
        List.of(),
        List.of(),
        node.origin());
  }

  private static boolean spark(Project project, String node) {
    Plan plan = Planner.plan(project, Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults());
    return plan.nodes().stream()
        .anyMatch(v -> v.node().equals(node) && v.type() == NodeType.PYSPARK);
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
        "kindling.proofs", 400, seed -> check(RandomPipeline.any(seed, false).project(seed)));
  }

  @Test
  void proofs_of_random_pinned_pipelines_hold_and_need_each_leaf() {
    Seeds.each("kindling.proofs", 400, seed -> check(RandomPipeline.any(seed, true).project(seed)));
  }

  /** Every graph of so many nodes in Kedro's order, each node default, Spark or pinned. */
  private static void exhaust(int size) {
    int edges = size * (size - 1) / 2;
    int colourings = (int) Math.pow(3, size);
    for (int graph = 0; graph < 1 << edges; graph++) {
      for (int colours = 0; colours < colourings; colours++) {
        try {
          check(small(size, graph, colours));
        } catch (AssertionError | RuntimeException e) {
          fail("graph %d of %d nodes, coloured %d".formatted(graph, size, colours), e);
        }
      }
    }
  }

  /** By bits of the graph who feeds whom; by digits to the base of 3 who is Spark and pinned. */
  private static Project small(int size, int graph, int colours) {
    Sketch sketch = new Sketch();
    int edges = graph;
    int left = colours;
    for (int v = 0; v < size; v++) {
      StringBuilder inputs = new StringBuilder("raw");
      for (int u = 0; u < v; u++) {
        inputs.append((edges & 1) == 1 ? " d" + u : "");
        edges >>= 1;
      }
      String colour = List.of("", " #spark", " #pin").get(left % 3);
      left /= 3;
      sketch.node("n" + v + ": " + inputs + " -> d" + v + colour);
    }
    return sketch.project();
  }

  @Test
  void every_graph_of_four_nodes() {
    exhaust(3);
    exhaust(4);
  }

  @Test
  @org.junit.jupiter.api.Tag("long")
  void every_graph_of_five_nodes() {
    exhaust(5);
  }
}
