package dev.kindling.differential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that a place in a program can use, by what they hold. */
final class Scope {

  private final @Nullable Scope outer;
  private final boolean ofFunction;
  private final List<Variable> variables = new ArrayList<>();

  record Variable(String name, String type) {}

  private Scope(@Nullable Scope outer, boolean ofFunction) {
    this.outer = outer;
    this.ofFunction = ofFunction;
  }

  static Scope ofModule() {
    return new Scope(null, true);
  }

  /** A block that may run or not: what it binds is not there behind it. */
  Scope block() {
    return new Scope(this, false);
  }

  /** The body of a function: it sees what is around it, and binds names of its own. */
  Scope function() {
    return new Scope(this, true);
  }

  void add(String name, String type) {
    variables.add(new Variable(name, type));
  }

  void remove(String name) {
    variables.removeIf(variable -> variable.name().equals(name));
  }

  /** The names of one of the types that can be used here. */
  List<String> names(List<String> types) {
    List<String> names = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      scope.addTo(names, types);
    }
    return names;
  }

  /** Those that may be bound anew here without further words. */
  List<String> assignable(List<String> types) {
    List<String> names = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.ofFunction ? null : scope.outer) {
      scope.addTo(names, types);
    }
    return names;
  }

  /** Those that are bound in this very block. */
  List<String> own(List<String> types) {
    List<String> names = new ArrayList<>();
    addTo(names, types);
    return names;
  }

  private void addTo(List<String> names, List<String> types) {
    for (Variable variable : variables) {
      if (types.contains(variable.type())) {
        names.add(variable.name());
      }
    }
  }

  /** Whether a function is around. */
  boolean isInFunction() {
    Scope scope = this;
    while (!scope.ofFunction && scope.outer != null) {
      scope = scope.outer;
    }
    return scope.outer != null;
  }

  /** What a module offers to others. */
  List<Variable> all() {
    return List.copyOf(variables);
  }
}
