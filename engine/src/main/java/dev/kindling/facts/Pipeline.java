package dev.kindling.facts;

import java.util.List;

/**
 * A registered pipeline.
 *
 * @param name as the registry has it: {@code __default__}
 * @param nodes in Kedro's order: topological, ties by name
 */
public record Pipeline(String name, List<Node> nodes) {

  /** The pipeline that runs when none is named. */
  public static final String DEFAULT = "__default__";

  public Pipeline {
    nodes = List.copyOf(nodes);
  }
}
