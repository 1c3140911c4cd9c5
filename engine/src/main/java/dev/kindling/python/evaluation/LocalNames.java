package dev.kindling.python.evaluation;

import dev.kindling.python.bodies.BodyScope;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that belong to a function from its first line on, since it binds them somewhere. They
 * are computed when they are first asked for.
 */
public final class LocalNames {

  private final List<Parameter> parameters;
  private final List<Stmt> body;
  private @Nullable Known known;

  /**
   * What is known of the names.
   *
   * @param own those that the function binds
   * @param globals those that it says to be the module's
   * @param nonlocals those that it says to be of a function around it
   */
  public record Known(Set<String> own, Set<String> globals, Set<String> nonlocals) {}

  LocalNames(List<Parameter> parameters, List<Stmt> body) {
    this.parameters = parameters;
    this.body = body;
  }

  public Known get() {
    Known result = known;
    if (result == null) {
      result = BodyScope.ofFunction(null, parameters, body).known();
      known = result;
    }
    return result;
  }
}
