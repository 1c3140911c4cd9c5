package dev.kindling.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a pipeline, with all that is known of it. The lists hold facts of their own: rules
 * match them beside the node, by the node's name.
 *
 * @param name the full name, namespace included; unique in its pipeline
 * @param function name of the function that it runs; empty where it is not known
 * @param namespace null for a node outside every namespace
 * @param tags sorted by name
 * @param inputs in the order of the function's parameters, as Kedro flattens them
 * @param outputs in the order that Kedro flattens them
 * @param hints annotations of the bound parameters in their order, then of what is returned
 * @param sparkUses in the order of their lines
 * @param origin where the node is written
 * @param source the first line of its function's definition, decorators included; unknown where
 *     Kedro's inspection has none, as for a lambda
 * @param sourceEnd the last line of that definition; 0 where it is not known
 */
public record Node(
    String name,
    String function,
    @Nullable String namespace,
    List<Tag> tags,
    List<Input> inputs,
    List<Output> outputs,
    List<TypeHint> hints,
    List<SparkUse> sparkUses,
    Origin origin,
    Origin source,
    int sourceEnd)
    implements Located {

  /** A node of whose function the definition is not known. */
  public Node(
      String name,
      String function,
      @Nullable String namespace,
      List<Tag> tags,
      List<Input> inputs,
      List<Output> outputs,
      List<TypeHint> hints,
      List<SparkUse> sparkUses,
      Origin origin) {
    this(
        name,
        function,
        namespace,
        tags,
        inputs,
        outputs,
        hints,
        sparkUses,
        origin,
        Origin.UNKNOWN,
        0);
  }

  public Node {
    tags = List.copyOf(tags);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    hints = List.copyOf(hints);
    sparkUses = List.copyOf(sparkUses);
  }

  /** Whether the node carries the tag. */
  public boolean hasTag(String tag) {
    return tags.stream().anyMatch(t -> t.name().equals(tag));
  }

  /** The first line of its function that uses pyspark; null where none does. */
  public @Nullable SparkUse firstSparkUse() {
    return sparkUses.isEmpty() ? null : sparkUses.get(0);
  }
}
