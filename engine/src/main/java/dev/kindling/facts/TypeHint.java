package dev.kindling.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The annotation of a parameter that is bound to one of the node's inputs, or of what its function
 * returns.
 *
 * @param node the node's full name
 * @param parameter the parameter's name; {@code return} for what is returned
 * @param dataset the input that the parameter is bound to; null for what is returned
 * @param annotation the type expression with fully qualified names
 * @param types every qualified name that the expression mentions
 * @param origin the line of the annotation in the function's definition
 */
public record TypeHint(
    String node,
    String parameter,
    @Nullable String dataset,
    String annotation,
    Set<String> types,
    Origin origin)
    implements Located {

  /** The {@link #parameter} of the annotation of what a function returns. */
  public static final String RETURN = "return";

  public TypeHint {
    types = Set.copyOf(types);
  }

  /** What is annotated, as a sentence begins: {@code input orders}, {@code the output}. */
  public String subject() {
    return dataset == null ? "the output" : "input " + dataset;
  }
}
