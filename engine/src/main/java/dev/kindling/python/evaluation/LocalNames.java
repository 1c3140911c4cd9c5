package dev.kindling.python.evaluation;

import dev.kindling.python.bodies.BodyScope;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxWalk;
import java.util.HashSet;
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
  private static final Set<String> SHOW_ALL = Set.of("locals", "vars", "eval", "exec", "dir");

  private @Nullable Known known;
  private @Nullable Set<String> shared;

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

  /**
   * The names that code may look up which runs later than where it stands: functions, lambdas and
   * generator expressions within. All names where the function asks for what it has.
   */
  Set<String> shared() {
    Set<String> result = shared;
    if (result == null) {
      Set<String> names = new HashSet<>();
      Set<String> mentioned = new HashSet<>();
      SyntaxWalk.walk(
          body,
          statement -> {
            if (statement instanceof Stmt.Function function) {
              SyntaxWalk.walk(List.of(function), inner -> {}, inner -> addName(inner, names));
            }
          },
          expression -> {
            addName(expression, mentioned);
            if (expression instanceof Expr.Lambda
                || expression instanceof Expr.Comprehension made
                    && made.made() == Expr.Made.GENERATOR) {
              SyntaxWalk.walk(expression, inner -> addName(inner, names));
            }
          });
      mentioned.retainAll(SHOW_ALL);
      result = mentioned.isEmpty() ? names : get().own();
      shared = result;
    }
    return result;
  }

  private static void addName(Expr expression, Set<String> into) {
    if (expression instanceof Expr.Name name) {
      into.add(name.id());
    }
  }
}
