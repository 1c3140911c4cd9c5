package dev.kindling.detection;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Renaming;
import dev.kindling.facts.SessionStart;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.facts.SparkType;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.rules.RuleBase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which facts the rules in force can conclude anything from. A built-in rule joins most facts with
 * a rare one: an input with a Spark dataset, a node with a pin. A fact that has nothing to be
 * joined with need not be in the working memory, which takes a quarter of a kilobyte for each. With
 * rules of an organization in force every fact is of use.
 *
 * <p>{@code RelevanceTest} holds it against plans in whose working memory every fact is, and fails
 * where a built-in rule has a pattern that this does not know.
 */
final class Relevance {

  private final boolean all;
  private final Set<String> sparkTypes = new HashSet<>();
  private final Set<String> sparkClasses = new HashSet<>();
  private final Set<String> mentioned = new HashSet<>();
  private final Set<String> hinted = new HashSet<>();

  /** The own names of classes that the catalog has. */
  private final Set<String> classes = new HashSet<>();

  private final Set<String> sparkDatasets = new HashSet<>();

  Relevance(RuleBase rules, Iterable<Node> nodes) {
    this.all = rules.hasOutside();
    for (Object fact : rules.facts()) {
      if (fact instanceof SparkType type) {
        sparkTypes.add(type.name());
      } else if (fact instanceof SparkDatasetClass known) {
        sparkClasses.add(known.simpleName());
      }
    }
    for (Node node : nodes) {
      for (TypeHint hint : node.hints()) {
        mentioned.addAll(hint.types());
        if (of(hint) && hint.dataset() != null) {
          hinted.add(hint.dataset());
        }
      }
    }
  }

  boolean of(SparkType type) {
    return all || mentioned.contains(type.name());
  }

  boolean of(TypeHint hint) {
    return all || hint.types().stream().anyMatch(sparkTypes::contains);
  }

  boolean of(Tag tag) {
    return all || tag.isPin() || tag.isSpark();
  }

  boolean of(Node node) {
    return all || node.firstSparkUse() != null || node.tags().stream().anyMatch(Tag::isPin);
  }

  /** To be asked for the classes of all datasets before it is asked for inputs and outputs. */
  boolean of(DatasetClass entry) {
    classes.add(entry.simpleName());
    boolean spark = sparkClasses.contains(entry.simpleName());
    if (spark) {
      sparkDatasets.add(entry.dataset());
    }
    return all || spark || hinted.contains(entry.dataset());
  }

  /** To be asked behind the classes of all datasets. */
  boolean of(SparkDatasetClass known) {
    return all || classes.contains(known.simpleName());
  }

  boolean of(Input input) {
    return all || sparkDatasets.contains(input.dataset());
  }

  boolean of(Output output) {
    return all || sparkDatasets.contains(output.dataset());
  }

  /** An entry that is of use whatever the plan will be. */
  boolean of(Dataset dataset) {
    return all || !dataset.resolved() || dataset.problem() != null;
  }

  /** Whether tasks are of use. */
  boolean ofTasks(List<SessionStart> sessions, List<Renaming> renamings) {
    return all || !sessions.isEmpty() || !renamings.isEmpty();
  }
}
