package dev.kindling.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.PlanJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a plan owes to its input: nothing to order or names, and more evidence never takes away. */
class LawsTest {

  private static Plan plan(Project project) {
    return Planner.plan(project, Pipeline.DEFAULT, Sketch.TOGETHER, PlanOptions.defaults());
  }

  private static Project with(Project project, List<Node> nodes) {
    return new Project(
        project.name(),
        project.packageName(),
        project.kedroVersion(),
        project.env(),
        List.of(new Pipeline(Pipeline.DEFAULT, nodes)),
        project.datasets(),
        project.parameters(),
        project.unread());
  }

  private static List<Node> nodes(Project project) {
    return new ArrayList<>(project.pipelines().get(0).nodes());
  }

  private static Set<String> spark(Plan plan) {
    return plan.nodes().stream()
        .filter(v -> v.type() == NodeType.PYSPARK)
        .map(Verdict::node)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Set<String>> parts(Plan plan, UnaryOperator<String> name) {
    return plan.tasks().stream()
        .map(t -> t.nodes().stream().map(name).collect(Collectors.toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }

  @Test
  void shuffled_nodes_give_the_same_bytes() {
    Seeds.each(
        "kindling.laws",
        5,
        seed -> {
          Project project = RandomPipeline.any(seed, true).project(seed);
          String first = json(plan(project));
          for (int i = 0; i < 100; i++) {
            List<Node> shuffled = nodes(project);
            Collections.shuffle(shuffled, new Random(seed + i));
            assertThat(json(plan(with(project, shuffled)))).isEqualTo(first);
          }
        });
  }

  private static String json(Plan plan) {
    StringWriter out = new StringWriter();
    try {
      PlanJson.indented().write(plan, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Test
  void renamed_nodes_are_grouped_as_before() {
    Seeds.each(
        "kindling.laws",
        300,
        seed -> {
          // Among plans that are equally good names decide, as they do in Kedro's order.
          RandomPipeline pipeline = RandomPipeline.any(seed, false);
          Project one = pipeline.project(seed);
          Project two = pipeline.project(seed + 1);
          Map<Integer, String> names = RandomPipeline.names(one);
          Map<String, String> renamed =
              RandomPipeline.names(two).entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getValue, e -> names.get(e.getKey())));

          assertThat(parts(plan(two), renamed::get))
              .isEqualTo(parts(plan(one), UnaryOperator.identity()));
        });
  }

  @Test
  void nodes_renamed_in_their_order_are_grouped_as_before_pinned_or_not() {
    Seeds.each(
        "kindling.laws",
        300,
        seed -> {
          Project one = RandomPipeline.any(seed, true).project(seed);
          List<Node> renamed = nodes(one).stream().map(LawsTest::inArea).toList();

          assertThat(parts(plan(with(one, renamed)), name -> name.substring(5)))
              .isEqualTo(parts(plan(one), UnaryOperator.identity()));
        });
  }

  private static Node inArea(Node node) {
    String name = "area." + node.name();
    return new Node(
        name,
        "f",
        null,
        node.tags().stream().map(t -> new Tag(name, t.name(), t.origin())).toList(),
        node.inputs().stream().map(i -> new Input(name, i.dataset(), i.origin())).toList(),
        node.outputs().stream().map(o -> new Output(name, o.dataset(), o.origin())).toList(),
        List.of(),
        List.of(),
        node.origin());
  }

  @Test
  void an_unrelated_component_changes_nothing_elsewhere() {
    Seeds.each(
        "kindling.laws",
        300,
        seed -> {
          Project project = RandomPipeline.any(seed, true).project(seed);
          List<Node> more = nodes(project);
          more.addAll(
              nodes(new Sketch().node("z1: zr -> zx #spark").node("z2: zx -> zy").project()));
          Plan before = plan(project);
          Plan after = plan(with(project, more));

          assertThat(after.nodes().stream().filter(v -> !v.node().startsWith("z")).toList())
              .containsExactlyInAnyOrderElementsOf(before.nodes());
          assertThat(after.tasks().stream().filter(t -> !t.name().contains("z")).toList())
              .extracting(Task::name)
              .containsExactlyInAnyOrderElementsOf(
                  before.tasks().stream().map(Task::name).toList());
        });
  }

  @Test
  void a_further_mark_takes_no_node_off_spark() {
    Seeds.each(
        "kindling.laws",
        300,
        seed -> {
          Project project = RandomPipeline.any(seed, false).project(seed);
          List<Node> nodes = nodes(project);
          int chosen = new Random(seed).nextInt(nodes.size());
          nodes.set(chosen, tagged(nodes.get(chosen), Sketch.SPARK));

          assertThat(spark(plan(with(project, nodes)))).containsAll(spark(plan(project)));
        });
  }

  @Test
  void a_further_link_takes_no_node_off_spark_and_parts_no_task() {
    Seeds.each(
        "kindling.laws",
        300,
        seed -> {
          Project project = RandomPipeline.any(seed, false).project(seed);
          List<Node> nodes = nodes(project);
          Random random = new Random(seed);
          for (int i = 0; i < 2; i++) {
            int chosen = random.nextInt(nodes.size());
            nodes.set(chosen, tagged(nodes.get(chosen), Sketch.LINK + "more"));
          }
          Plan before = plan(project);
          Plan after = plan(with(project, nodes));

          assertThat(spark(after)).containsAll(spark(before));
          assertThat(parts(before, UnaryOperator.identity()))
              .allMatch(
                  part ->
                      parts(after, UnaryOperator.identity()).stream()
                          .anyMatch(task -> task.containsAll(part)));
        });
  }

  private static Node tagged(Node node, String tag) {
    List<Tag> tags = new ArrayList<>(node.tags());
    tags.add(new Tag(node.name(), tag, Origin.UNKNOWN));
    List<Input> inputs = node.inputs();
    List<Output> outputs = node.outputs();
    return new Node(
        node.name(), "f", null, tags, inputs, outputs, List.of(), List.of(), node.origin());
  }

  @Test
  void without_grouping_every_node_is_a_task_and_none_is_absorbed() {
    Seeds.each(
        "kindling.laws",
        100,
        seed -> {
          Project project = RandomPipeline.any(seed, true).project(seed);
          Plan plan =
              Planner.plan(
                  project,
                  Pipeline.DEFAULT,
                  Sketch.TOGETHER,
                  PlanOptions.defaults().withGroupSparkNodes(false));

          assertThat(plan.tasks()).allMatch(t -> t.nodes().size() == 1);
          assertThat(spark(plan)).isEqualTo(new Reference(nodes(project)).spark);
          assertThat(plan.links()).isEmpty();
        });
  }
}
