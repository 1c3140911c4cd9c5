package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Project;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is known of a pipeline before any rule fires, fact by fact. */
final class ProjectFacts {

  private ProjectFacts() {}

  /** Inserts the nodes of the pipeline and the catalog's entries that they use, in order. */
  static void insert(Project project, PipelineGraph graph, RuleRun run) {
    Set<String> used = new TreeSet<>();
    for (Node node : graph.nodes()) {
      run.insert(node);
      node.tags().forEach(run::insert);
      node.inputs().forEach(run::insert);
      node.outputs().forEach(run::insert);
      node.hints().forEach(run::insert);
      node.sparkUses().forEach(run::insert);
      node.inputs().stream().filter(i -> !i.isParameter()).map(Input::dataset).forEach(used::add);
      node.outputs().stream().map(Output::dataset).forEach(used::add);
    }
    Map<String, Dataset> catalog = project.datasets();
    for (String name : used) {
      Dataset dataset = catalog.get(name);
      if (dataset != null) {
        run.insert(dataset);
        Set<String> classes = new LinkedHashSet<>();
        classes.add(dataset.type());
        classes.addAll(dataset.classes());
        for (String type : classes) {
          run.insert(new DatasetClass(name, dataset.type(), type, dataset.origin()));
        }
      }
    }
    project.unread().forEach(run::insert);
  }
}
