package dev.kindling.explanation;

import dev.kindling.facts.Origin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a criterion does not mark a node.
 *
 * @param criterion the rule's code
 * @param message what does not hold, in one sentence
 * @param seen what was looked at
 * @param nearest what comes nearest to a match; null where nothing does
 * @param missing the change that would make it hold; null where none of the kinds of {@link Change}
 *     would
 */
public record WhyNot(
    String criterion,
    String message,
    List<Seen> seen,
    @Nullable String nearest,
    @Nullable Change missing) {

  /**
   * Something that was looked at.
   *
   * @param text what it is
   */
  public record Seen(String text, Origin origin) {}

  public WhyNot {
    seen = List.copyOf(seen);
  }

  /** The same of a node that the change would not put on Spark. */
  WhyNot withoutCure() {
    return new WhyNot(criterion, message, seen, nearest, null);
  }

  /** What would make the criterion hold. */
  public Optional<Change> cure() {
    return Optional.ofNullable(missing);
  }
}
