package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of foreign modules that a function's body uses, itself or through functions of its own
 * module that it calls.
 */
public final class BodyNames {

  private final Predicate<String> wanted;
  private final Map<String, Site> found = new LinkedHashMap<>();
  private final Set<FunctionValue> seen = new HashSet<>();

  private BodyNames(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Each wanted qualified name with the first line that uses it.
   *
   * @param wanted tells by its beginning whether a name is wanted
   */
  public static Map<String, Site> of(FunctionValue function, Predicate<String> wanted) {
    BodyNames names = new BodyNames(wanted);
    names.visit(function);
    return names.found;
  }

  private void visit(FunctionValue start) {
    List<FunctionValue> open = new ArrayList<>(List.of(start));
    for (int i = 0; i < open.size(); i++) {
      FunctionValue function = open.get(i);
      if (seen.add(function)) {
        SyntaxWalk.walk(
            function.code().body(),
            statement -> imported(statement, function),
            expression -> used(expression, function, open));
      }
    }
  }

  private void imported(Stmt statement, FunctionValue function) {
    if (statement instanceof Stmt.Import s) {
      s.names().forEach(alias -> add(alias.name(), function, s.line()));
    } else if (statement instanceof Stmt.ImportFrom s && s.level() == 0) {
      s.names().forEach(alias -> add(s.module() + "." + alias.name(), function, s.line()));
    }
  }

  private void used(Expr expression, FunctionValue function, List<FunctionValue> open) {
    if (expression instanceof Expr.Attribute || expression instanceof Expr.Name) {
      String name = qualified(expression, function);
      if (name != null) {
        add(name, function, expression.line());
      }
    } else if (expression instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && function.closure().find(name.id()) instanceof FunctionValue helper
        && helper.module() == function.module()) {
      open.add(helper);
    }
  }

  private void add(String name, FunctionValue function, int line) {
    if (wanted.test(name)) {
      found.putIfAbsent(name, new Site(function.module().file(), line));
    }
  }

  /** The name up to the first class in it; null where it is none of a foreign module. */
  private static @Nullable String qualified(Expr expression, FunctionValue function) {
    if (expression instanceof Expr.Name name) {
      return function.closure().find(name.id()) instanceof Value.Opaque o ? o.name() : null;
    } else if (expression instanceof Expr.Attribute attribute) {
      String inner = qualified(attribute.value(), function);
      if (inner == null) {
        return null;
      }
      String last = inner.substring(inner.lastIndexOf('.') + 1);
      boolean type = !last.isEmpty() && Character.isUpperCase(last.charAt(0));
      return type ? inner : inner + "." + attribute.name();
    }
    return null;
  }
}
