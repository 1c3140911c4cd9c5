package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Project;
import java.util.HashSet;
import java.util.Set;

/** What is known of a pipeline before any rule fires, fact by fact. */
final class ProjectFacts {

  private ProjectFacts() {}

  /** Inserts the nodes of the pipeline and the catalog's entries that they use, in order. */
  static void insert(Project project, PipelineGraph graph, RuleRun run) {
    run.insert(GroupTags.of(project.kedroVersion()));
    Set<String> used = new HashSet<>();
    for (Node node : graph.nodes()) {
      run.insert(node);
      node.tags().forEach(run::insert);
      node.hints().forEach(run::insert);
      node.sparkUses().forEach(run::insert);
      for (Input input : node.inputs()) {
        run.insert(input);
        if (!input.isParameter()) {
          used.add(input.dataset());
        }
      }
      for (Output output : node.outputs()) {
        run.insert(output);
        used.add(output.dataset());
      }
    }
    for (Dataset dataset : project.datasets().values()) {
      if (used.contains(dataset.name())) {
        insert(dataset, run);
      }
    }
    project.unread().forEach(run::insert);
  }

  private static void insert(Dataset dataset, RuleRun run) {
    run.insert(dataset);
    run.insert(of(dataset, dataset.type()));
    for (String name : dataset.classes()) {
      if (!dataset.type().endsWith(name)) {
        run.insert(of(dataset, name));
      }
    }
  }

  private static DatasetClass of(Dataset dataset, String name) {
    return new DatasetClass(dataset.name(), dataset.type(), name, dataset.origin());
  }
}
