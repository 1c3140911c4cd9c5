package dev.kindling.project.kedro;

import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Unread;
import dev.kindling.facts.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several registered pipelines as one, as {@code kedro run --pipelines=a,b} adds them from Kedro
 * 1.2 on: a node that stands in both counts once.
 */
public final class PipelineUnion {

  private static final Version FIRST = new Version(1, 2, 0);

  private final Project project;
  private final String asked;
  private final Set<String> names;

  private PipelineUnion(Project project, String asked) {
    this.project = project;
    this.asked = asked;
    this.names = new LinkedHashSet<>();
    for (String name : asked.split(",")) {
      names.add(name.strip());
    }
  }

  /**
   * The project with one pipeline more, of the name that is asked for, where that holds commas and
   * is none that is registered.
   *
   * @throws InvalidInput where Kedro refuses to add them
   */
  public static Project of(Project project, String asked) {
    return asked.indexOf(',') < 0 || project.pipeline(asked).isPresent()
        ? project
        : new PipelineUnion(project, asked).added();
  }

  private Project added() {
    Version kedro = Version.parse(project.kedroVersion());
    if (kedro.isBefore(FIRST)) {
      throw refused(
          "Kedro %s runs one pipeline at a time; register the sum of them, or plan them one by one"
              .formatted(project.kedroVersion()));
    }
    List<Pipeline> pipelines = new ArrayList<>(project.pipelines());
    if (names.stream().allMatch(name -> project.pipeline(name).isPresent())) {
      pipelines.add(new Pipeline(asked, nodes()));
    } else if (project.unread().isEmpty()) {
      throw refused(
          "the project registers no pipeline `%s`; choose of: %s"
              .formatted(
                  names.stream().filter(n -> project.pipeline(n).isEmpty()).findFirst().orElse(""),
                  String.join(
                      ", ", project.pipelines().stream().map(Pipeline::name).sorted().toList())));
    }
    return new Project(
        project.name(),
        project.packageName(),
        project.kedroVersion(),
        project.env(),
        pipelines,
        project.datasets(),
        project.parameters(),
        project.unread().stream().map(this::concerning).toList(),
        project.sessions(),
        project.refusals());
  }

  private Unread concerning(Unread unread) {
    if (unread.pipelines().stream().noneMatch(names::contains)) {
      return unread;
    }
    List<String> lacking = new ArrayList<>(unread.pipelines());
    lacking.add(asked);
    return new Unread(unread.what(), unread.reason(), unread.origin(), lacking);
  }

  private List<Node> nodes() {
    Map<String, Node> all = new LinkedHashMap<>();
    for (String name : names) {
      for (Node node : project.pipeline(name).orElseThrow().nodes()) {
        Node twin = all.putIfAbsent(node.name(), node);
        if (twin != null && !datasets(twin).equals(datasets(node))) {
          throw new InvalidInput(
              node.origin(),
              "the pipelines `%s` have two nodes named `%s`, which Kedro does not add; rename one of them"
                  .formatted(asked, node.name()));
        }
        if (twin != null && !tags(twin).equals(tags(node))) {
          throw new InvalidInput(
              node.origin(),
              "the node `%s` has other tags in each of the pipelines `%s`, and which of them count changes with every run; tag it alike"
                  .formatted(node.name(), asked));
        }
      }
    }
    List<Node> sorted = NodeOrder.sort(List.copyOf(all.values()));
    check(sorted);
    return sorted;
  }

  private void check(List<Node> sorted) {
    Map<String, Node> producers = new HashMap<>();
    for (Node node : sorted) {
      for (Output output : node.outputs()) {
        Node other = producers.put(output.base(), node);
        if (other != null && other != node) {
          throw new InvalidInput(
              node.origin(),
              "`%s` and `%s` both make `%s`, so that Kedro does not add the pipelines `%s`; plan them one by one"
                  .formatted(other.name(), node.name(), output.base(), asked));
        }
      }
    }
    Set<Node> before = new HashSet<>();
    for (Node node : sorted) {
      for (Input input : node.inputs()) {
        Node producer = producers.get(input.base());
        if (producer != null && !before.contains(producer)) {
          throw new InvalidInput(
              node.origin(),
              "`%s` and `%s` wait for one another where the pipelines `%s` are added; plan them one by one"
                  .formatted(producer.name(), node.name(), asked));
        }
      }
      before.add(node);
    }
  }

  private InvalidInput refused(String sentence) {
    return new InvalidInput(Origin.UNKNOWN, sentence);
  }

  private static List<List<String>> datasets(Node node) {
    return List.of(
        node.inputs().stream().map(Input::dataset).toList(),
        node.outputs().stream().map(Output::dataset).toList());
  }

  private static Set<String> tags(Node node) {
    Set<String> tags = new HashSet<>();
    node.tags().forEach(tag -> tags.add(tag.name()));
    return tags;
  }
}
