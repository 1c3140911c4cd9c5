package dev.kindling.explanation;

import dev.kindling.detection.Decision;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TagKind;
import dev.kindling.facts.Task;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes that are worth a plan, by what makes one think that they save. */
final class Candidates {

  /** A group that takes more than that to give up is not given up. */
  private static final int MOST_MARKS = 2;

  private final Explanation explained;
  private final Decision decision;
  private final String sparkTag;

  Candidates(Explanation explained, Decision decision) {
    this.explained = explained;
    this.decision = decision;
    this.sparkTag = GroupTags.of(explained.project().kedroVersion()).spark();
  }

  /** A pin on each absorbed node, a tag between two groups, a pin's removal. */
  List<Change> singles(List<String> absorbed) {
    String kedro = explained.project().kedroVersion();
    Set<Change> changes = new LinkedHashSet<>();
    for (String node : absorbed) {
      changes.add(new Change.PinNode(node, TagKind.PIN.spelled(kedro)));
    }
    for (Verdict verdict : explained.plan().nodes()) {
      if (isFree(verdict) && tasksBeside(verdict.node()).size() > 1) {
        changes.add(new Change.AddTag(verdict.node(), sparkTag));
      } else if (!verdict.pins().isEmpty()) {
        Node node = explained.node(verdict.node());
        node.tags().stream()
            .filter(Tag::isPin)
            .forEach(tag -> changes.add(new Change.RemoveTag(node.name(), tag.name())));
      }
    }
    return List.copyOf(changes);
  }

  /** All marks of a group, where they are few: one Spark job less. */
  List<Set<Change>> groupsGivenUp() {
    List<Set<Change>> sets = new ArrayList<>();
    for (Task task : explained.plan().tasks()) {
      Set<Change> marks = new LinkedHashSet<>();
      task.nodes().forEach(node -> marks.addAll(Pieces.marking(node, decision)));
      if (task.type() == NodeType.PYSPARK && !marks.isEmpty() && marks.size() <= MOST_MARKS) {
        sets.add(marks);
      }
    }
    return sets;
  }

  /**
   * A node's mark moved to a default node that stands between it and another group: that joins the
   * two, and the node itself goes off Spark.
   */
  List<Set<Change>> moves() {
    List<Set<Change>> sets = new ArrayList<>();
    for (Verdict verdict : explained.plan().nodes()) {
      if (!isFree(verdict) || tasksBeside(verdict.node()).size() < 2) {
        continue;
      }
      for (String marked : sparkBeside(verdict.node())) {
        Set<Change> marks = Pieces.marking(marked, decision);
        if (!marks.isEmpty() && marks.size() <= MOST_MARKS) {
          Set<Change> move = new LinkedHashSet<>(marks);
          move.add(new Change.AddTag(verdict.node(), sparkTag));
          sets.add(move);
        }
      }
    }
    return sets;
  }

  private static boolean isFree(Verdict verdict) {
    return verdict.type() == NodeType.DEFAULT && verdict.pins().isEmpty();
  }

  private Set<String> tasksBeside(String node) {
    Set<String> tasks = new HashSet<>();
    sparkBeside(node).forEach(other -> tasks.add(explained.verdict(other).task()));
    return tasks;
  }

  private Set<String> sparkBeside(String node) {
    Set<String> spark = new LinkedHashSet<>();
    for (Edge edge : explained.flow().touching(node)) {
      String other = edge.from().equals(node) ? edge.to() : edge.from();
      if (explained.verdict(other).type() == NodeType.PYSPARK) {
        spark.add(other);
      }
    }
    return spark;
  }
}
