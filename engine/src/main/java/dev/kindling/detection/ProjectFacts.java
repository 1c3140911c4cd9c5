package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Project;
import dev.kindling.facts.SparkType;
import dev.kindling.rules.RuleBase;
import java.util.HashSet;
import java.util.Set;

/** What is known of a pipeline before any rule fires, fact by fact. */
final class ProjectFacts {

  /** Longer values are texts, as a query, that make no class another one. */
  private static final int LONGEST_VALUE = 60;

  private ProjectFacts() {}

  /**
   * Inserts what rules bring along. The built-in rules look at types only together with an
   * annotation that mentions them, so without outside ones no others are worth a fact.
   */
  static void insert(RuleBase rules, PipelineGraph graph, RuleRun run) {
    Set<String> mentioned = new HashSet<>();
    for (Node node : graph.nodes()) {
      node.hints().forEach(hint -> mentioned.addAll(hint.types()));
    }
    for (Object fact : rules.facts()) {
      if (rules.hasOutside()
          || !(fact instanceof SparkType type)
          || mentioned.contains(type.name())) {
        run.insert(fact);
      }
    }
  }

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
    project.sessions().forEach(run::insert);
    project.refusals().forEach(run::insert);
  }

  private static void insert(Dataset dataset, RuleRun run) {
    run.insert(dataset);
    insert(dataset, dataset.type(), run);
    for (String name : dataset.classes()) {
      if (!dataset.type().endsWith(name)) {
        insert(dataset, name, run);
      }
    }
  }

  /** The class, and the class with each of the entry's options that may make it Spark's. */
  private static void insert(Dataset dataset, String name, RuleRun run) {
    run.insert(of(dataset, name));
    dataset
        .options()
        .forEach(
            (option, value) -> {
              if (value.length() <= LONGEST_VALUE && value.indexOf('[') < 0) {
                run.insert(of(dataset, name + "[" + option + "=" + value + "]"));
              }
            });
  }

  private static DatasetClass of(Dataset dataset, String name) {
    return new DatasetClass(dataset.name(), dataset.type(), name, dataset.origin());
  }
}
