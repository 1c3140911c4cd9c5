package dev.kindling.differential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reading agrees with every run of a program.
 *
 * <p>Runs that raise an error are passed over where others do not: what raises there is unknown to
 * the reader. Of the others each must have the pipelines that were read, in their order; a pipeline
 * of which no part is named as unread has the very nodes that were read, in their order; one with
 * an unread part has at least these, as they were read. Where every run raises an error, a reading
 * that names nothing as unread is wrong; where one does not, so is a refusal.
 */
final class Consistency {

  private Consistency() {}

  /**
   * A disagreement.
   *
   * @param kind of what sort it is
   * @param detail the first of its sort
   */
  record Difference(String kind, String detail) {}

  /** The first disagreement; null where there is none. */
  static @Nullable Difference check(Reading reading, List<Run> runs, boolean open) {
    if (runs.stream().anyMatch(Run::isEndless)) {
      return null;
    }
    boolean any = false;
    for (Run run : runs) {
      List<Run.Piped> pipelines = run.pipelines();
      if (pipelines != null) {
        any = true;
        if (reading.refused() != null) {
          return new Difference("refused: " + plain(reading.refused()), reading.refused());
        }
        Difference difference = pipelines(reading, pipelines);
        if (difference != null) {
          return difference;
        }
      }
    }
    return any || open || !reading.isComplete()
        ? null
        : claimed(String.valueOf(runs.get(0).raised()));
  }

  /** Which operands Python refuses is not modelled in full; whatever else it raises is. */
  private static @Nullable Difference claimed(String raised) {
    return raised.startsWith("TypeError")
        ? null
        : new Difference("claimed though it raises " + plain(raised), raised);
  }

  /** A message without what differs from program to program. */
  static String plain(String message) {
    return message
        .replaceAll("src/\\S+", "…")
        .replaceAll("`[^`]*`|'[^']*'", "…")
        .replaceAll("[0-9]+", "0");
  }

  private static @Nullable Difference pipelines(Reading reading, List<Run.Piped> run) {
    List<String> claimed = reading.pipelines().stream().map(Run.Piped::name).toList();
    List<String> had =
        run.stream()
            .map(Run.Piped::name)
            .filter(name -> claimed.contains(name) || !reading.isPart(name))
            .toList();
    List<String> sure =
        claimed.stream().filter(name -> !reading.isPart(name) || had.contains(name)).toList();
    if (!had.equals(sure)) {
      return new Difference("pipelines", "read " + claimed + ", run " + had);
    }
    Map<String, Run.Piped> byName = new HashMap<>();
    run.forEach(pipeline -> byName.put(pipeline.name(), pipeline));
    for (Run.Piped pipeline : reading.pipelines()) {
      Run.Piped real = byName.get(pipeline.name());
      List<Run.Noded> nodes = real == null ? List.of() : real.nodes();
      Difference difference = nodes(pipeline, nodes, reading.isPart(pipeline.name()));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable Difference nodes(Run.Piped read, List<Run.Noded> run, boolean part) {
    String where = part ? " of a part" : "";
    Map<String, Run.Noded> byName = new HashMap<>();
    run.forEach(node -> byName.put(node.name(), node));
    for (Run.Noded node : read.nodes()) {
      Run.Noded real = byName.remove(node.name());
      if (real == null) {
        return new Difference("node too many" + where, read.name() + ": " + node);
      }
      String what = unequal(node, real);
      if (what != null) {
        return new Difference(what + where, read.name() + ": read " + node + ", run " + real);
      }
    }
    if (part) {
      return null;
    } else if (!byName.isEmpty()) {
      return new Difference("node too few", read.name() + ": " + byName.values());
    }
    List<String> order = read.nodes().stream().map(Run.Noded::name).toList();
    List<String> real = run.stream().map(Run.Noded::name).toList();
    return order.equals(real)
        ? null
        : new Difference("order", read.name() + ": read " + order + ", run " + real);
  }

  private static @Nullable String unequal(Run.Noded read, Run.Noded run) {
    // A function that is not known is named so, and no claim.
    boolean named = !read.function().isEmpty() && !read.function().equals("<unknown>");
    return !read.inputs().equals(run.inputs())
        ? "inputs"
        : !read.outputs().equals(run.outputs())
            ? "outputs"
            : !read.tags().equals(run.tags())
                ? "tags"
                : !Objects.equals(read.namespace(), run.namespace())
                    ? "namespace"
                    : named && !read.function().equals(run.function()) ? "function" : null;
  }
}
