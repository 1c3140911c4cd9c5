package dev.kindling.python.hints;

import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.values.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of something that can be called.
 *
 * @param exact whether nothing unknown stands between the caller and these parameters
 */
public record Signature(List<Part> parts, @Nullable Hint returns, boolean exact) {

  public Signature {
    parts = List.copyOf(parts);
  }

  /** A parameter. */
  public record Part(String name, Parameter.Kind kind, boolean standard, @Nullable Hint hint) {

    boolean byPosition() {
      return kind == Parameter.Kind.POSITIONAL_ONLY || kind == Parameter.Kind.POSITIONAL_OR_KEYWORD;
    }
  }

  /**
   * An annotation.
   *
   * @param text the type expression with fully qualified names
   */
  public record Hint(String text, Site site) {}
}
