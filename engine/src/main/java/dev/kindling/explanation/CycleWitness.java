package dev.kindling.explanation;

import java.util.List;

/**
 * A closed walk that puts a node between Spark nodes: out to one, home to one from which a way
 * leads in, and in. It goes along edges, along pairs that a rule wants in one task, and against an
 * edge where both its ends are on Spark.
 *
 * @param nodes begins and ends with the node
 * @param steps what carries the walk from each node to the next, in the direction of the data
 * @param out the place of the first Spark node that the walk rests on
 * @param in the place of the last one
 */
public record CycleWitness(List<String> nodes, List<Step> steps, int out, int in) {

  public CycleWitness {
    nodes = List.copyOf(nodes);
    steps = List.copyOf(steps);
  }

  /** From a Spark node to the node. */
  public Part wayIn() {
    return part(in, nodes.size() - 1);
  }

  /** From the node to a Spark node. */
  public Part wayOut() {
    return part(0, out);
  }

  /** From where the way out ends to where the way in begins. */
  public Part wayHome() {
    return part(out, in);
  }

  private Part part(int from, int to) {
    return new Part(nodes.subList(from, to + 1), steps.subList(from, to));
  }

  /** A part of the walk: one node more than steps. */
  public record Part(List<String> nodes, List<Step> steps) {

    public Part {
      nodes = List.copyOf(nodes);
      steps = List.copyOf(steps);
    }

    /** As people read it: {@code a → b ← c ~ d}. */
    public String text() {
      StringBuilder text = new StringBuilder(nodes.get(0));
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        String sign = step.together() ? " ~ " : step.to().equals(nodes.get(i + 1)) ? " → " : " ← ";
        text.append(sign).append(nodes.get(i + 1));
      }
      return text.toString();
    }
  }
}
