package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Boundary;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Project;
import dev.kindling.facts.Renaming;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.facts.SparkType;
import dev.kindling.facts.Task;
import dev.kindling.rules.RuleBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of a pipeline before any rule fires, fact by fact. */
final class ProjectFacts {

  /** Longer values are texts, as a query, that make no class another one. */
  private static final int LONGEST_VALUE = 60;

  private final Project project;
  private final PipelineGraph graph;
  private final RuleRun run;
  private final Relevance relevance;
  private final List<Dataset> later = new ArrayList<>();

  private ProjectFacts(Project project, PipelineGraph graph, RuleRun run, Relevance relevance) {
    this.project = project;
    this.graph = graph;
    this.run = run;
    this.relevance = relevance;
  }

  /**
   * Inserts what rules bring along, the nodes of the pipeline and the catalog's entries that they
   * use, in order.
   */
  static ProjectFacts insert(RuleBase rules, Project project, PipelineGraph graph, RuleRun run) {
    ProjectFacts facts = new ProjectFacts(project, graph, run, new Relevance(rules, graph.nodes()));
    facts.insertCatalog();
    facts.insertNodes();
    for (Object fact : rules.facts()) {
      facts.insertKnown(fact);
    }
    run.insert(GroupTags.of(project.kedroVersion()));
    project.unread().forEach(run::insert);
    project.sessions().forEach(run::insert);
    project.refusals().forEach(run::insert);
    return facts;
  }

  private void insertKnown(Object fact) {
    if (fact instanceof SparkType type) {
      run.insert(type, relevance.of(type));
    } else if (fact instanceof SparkDatasetClass known) {
      run.insert(known, relevance.of(known));
    } else {
      run.insert(fact);
    }
  }

  private void insertNodes() {
    for (Node node : graph.nodes()) {
      run.insert(node, relevance.of(node));
      node.tags().forEach(tag -> run.insert(tag, relevance.of(tag)));
      node.hints().forEach(hint -> run.insert(hint, relevance.of(hint)));
      node.sparkUses().forEach(run::insert);
      node.inputs().forEach(input -> run.insert(input, relevance.of(input)));
      node.outputs().forEach(output -> run.insert(output, relevance.of(output)));
    }
  }

  private void insertCatalog() {
    Set<String> used = new HashSet<>();
    for (Node node : graph.nodes()) {
      for (Input input : node.inputs()) {
        if (!input.isParameter()) {
          used.add(input.dataset());
        }
      }
      node.outputs().forEach(output -> used.add(output.dataset()));
    }
    for (Dataset dataset : project.datasets().values()) {
      if (used.contains(dataset.name())) {
        insert(dataset);
      }
    }
  }

  private void insert(Dataset dataset) {
    if (relevance.of(dataset)) {
      run.insert(dataset);
    } else {
      later.add(dataset);
    }
    insert(dataset, dataset.type());
    for (String name : dataset.classes()) {
      if (!dataset.type().endsWith(name)) {
        insert(dataset, name);
      }
    }
  }

  /** The class, and the class with each of the entry's options that may make it Spark's. */
  private void insert(Dataset dataset, String name) {
    insert(of(dataset, name));
    dataset
        .options()
        .forEach(
            (option, value) -> {
              if (value.length() <= LONGEST_VALUE && value.indexOf('[') < 0) {
                insert(of(dataset, name + "[" + option + "=" + value + "]"));
              }
            });
  }

  private void insert(DatasetClass entry) {
    run.insert(entry, relevance.of(entry));
  }

  private static DatasetClass of(Dataset dataset, String name) {
    return new DatasetClass(dataset.name(), dataset.type(), name, dataset.origin());
  }

  /** Inserts the tasks of the finished plan and what passes between them. */
  void insert(List<Task> tasks, List<Boundary> boundaries, List<Renaming> renamings) {
    boolean named = relevance.ofTasks(project.sessions(), renamings);
    tasks.forEach(task -> run.insert(task, named));
    renamings.forEach(run::insert);
    Set<String> crossing = new HashSet<>();
    for (Boundary boundary : boundaries) {
      run.insert(boundary);
      crossing.add(boundary.dataset());
      crossing.add(boundary.read());
    }
    later.forEach(dataset -> run.insert(dataset, crossing.contains(dataset.name())));
  }
}
