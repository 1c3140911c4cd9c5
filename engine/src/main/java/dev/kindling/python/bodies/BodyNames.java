package dev.kindling.python.bodies;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Modules;
import dev.kindling.python.hints.Signature;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxWalk;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of foreign modules that a function's body uses, itself or through functions of the
 * project that it calls. Names are resolved by Python's scopes. A call of a function that is
 * annotated to return a wanted type uses that type.
 */
public final class BodyNames {

  /** Their second argument is a type that is asked for, not used; the first of `cast` as well. */
  private static final Set<String> TYPE_TESTS = Set.of("isinstance", "issubclass", "typing.cast");

  private static final int MOST_FUNCTIONS = 2_000;

  private final Interpreter interpreter;
  private final Predicate<String> wanted;
  private final Function<String, Set<String>> mentioned;
  private final Map<String, Site> found = new LinkedHashMap<>();
  private final Set<FunctionValue> seen = new HashSet<>();
  private final List<FunctionValue> open = new ArrayList<>();

  private BodyNames(
      Interpreter interpreter, Predicate<String> wanted, Function<String, Set<String>> mentioned) {
    this.interpreter = interpreter;
    this.wanted = wanted;
    this.mentioned = mentioned;
  }

  /**
   * Each wanted qualified name with the first line that uses it.
   *
   * @param wanted tells by its beginning whether a name is wanted
   * @param mentioned the qualified names that an annotation mentions
   */
  public static Map<String, Site> of(
      FunctionValue function,
      Interpreter interpreter,
      Predicate<String> wanted,
      Function<String, Set<String>> mentioned) {
    BodyNames names = new BodyNames(interpreter, wanted, mentioned);
    names.visit(function);
    return names.found;
  }

  private void visit(FunctionValue start) {
    open.add(start);
    for (int i = 0; i < open.size() && i < MOST_FUNCTIONS; i++) {
      FunctionValue function = open.get(i);
      if (seen.add(function)) {
        new Body(function).visit();
      }
    }
  }

  /** The body of one function. */
  private final class Body {

    private final FunctionValue function;

    Body(FunctionValue function) {
      this.function = function;
    }

    void visit() {
      visit(
          function.code().body(),
          BodyScope.ofFunction(null, function.code().parameters(), function.code().body()));
    }

    private void visit(List<?> parts, BodyScope scope) {
      parts.forEach(part -> visit(part, scope));
    }

    private void visit(Object part, BodyScope scope) {
      if (part instanceof Stmt.Function s) {
        visit(s.decorators(), scope);
        defaults(s.parameters(), scope);
        visit(s.body(), BodyScope.ofFunction(scope, s.parameters(), s.body()));
      } else if (part instanceof Stmt.ClassOf s) {
        visit(s.decorators(), scope);
        visit(s.bases(), scope);
        visit(s.body(), BodyScope.ofClass(scope, s));
      } else if (part instanceof Stmt.Try s) {
        // Types of exceptions are asked for, not used.
        visit(s.body(), scope);
        s.handlers().forEach(handler -> visit(handler.body(), scope));
        visit(s.orElse(), scope);
        visit(s.finallyBody(), scope);
      } else if (part instanceof Stmt.Match s) {
        visit(s.subject(), scope);
        for (Stmt.Case one : s.cases()) {
          if (one.guard() != null) {
            visit(one.guard(), scope);
          }
          visit(one.body(), scope);
        }
      } else if (part instanceof Stmt statement) {
        imported(statement);
        visit(SyntaxWalk.within(statement), scope);
      } else if (part instanceof Expr.Lambda e) {
        defaults(e.parameters(), scope);
        visit(e.body(), BodyScope.ofLambda(scope, e));
      } else if (part instanceof Expr.Comprehension e) {
        comprehension(e, scope);
      } else if (part instanceof Expr.Call e) {
        call(e, scope);
      } else if (part instanceof Expr expression) {
        used(expression, scope);
        visit(SyntaxWalk.within(expression), scope);
      }
    }

    private void defaults(List<Parameter> parameters, BodyScope scope) {
      for (Parameter parameter : parameters) {
        if (parameter.standard() != null) {
          visit(parameter.standard(), scope);
        }
      }
    }

    /** What the first `for` runs over is evaluated outside. */
    private void comprehension(Expr.Comprehension e, BodyScope scope) {
      BodyScope inner = BodyScope.ofComprehension(scope, e);
      for (int i = 0; i < e.generators().size(); i++) {
        Expr.Generator generator = e.generators().get(i);
        visit(generator.iterable(), i == 0 ? scope : inner);
        visit(generator.conditions(), inner);
      }
      visit(e.element(), inner);
      if (e.value() != null) {
        visit(e.value(), inner);
      }
    }

    private void call(Expr.Call e, BodyScope scope) {
      Value called = resolve(e.function(), scope);
      if (called instanceof NativeFunction f && TYPE_TESTS.contains(f.name())) {
        int type = f.name().equals("typing.cast") ? 0 : 1;
        for (int i = 0; i < e.arguments().size(); i++) {
          if (i != type) {
            visit(e.arguments().get(i), scope);
          }
        }
        return;
      }
      FunctionValue helper = called == null ? null : Signatures.function(called);
      if (helper != null) {
        produced(called, e.line());
      }
      visit(e.function(), scope);
      visit(e.arguments(), scope);
      e.keywords().forEach(keyword -> visit(keyword.value(), scope));
    }

    private void produced(Value called, int line) {
      Signature signature = interpreter.signatures().of(called, true);
      if (signature != null && signature.returns() != null) {
        mentioned.apply(signature.returns().text()).forEach(name -> add(name, line));
      }
    }

    private void imported(Stmt statement) {
      if (statement instanceof Stmt.Import s) {
        s.names().forEach(alias -> add(alias.name(), s.line()));
      } else if (statement instanceof Stmt.ImportFrom s && s.level() == 0) {
        s.names().forEach(alias -> add(s.module() + "." + alias.name(), s.line()));
      }
    }

    private void used(Expr expression, BodyScope scope) {
      if (expression instanceof Expr.Attribute || expression instanceof Expr.Name) {
        Value value = resolve(expression, scope);
        if (value instanceof Value.Opaque opaque) {
          add(opaque.name(), expression.line());
        } else if (value != null) {
          // A function of the project that is named here is called here or by who is given it.
          FunctionValue helper = Signatures.function(value);
          if (helper != null && !(value instanceof Instance)) {
            open.add(helper);
          }
        }
      }
    }

    private void add(String name, int line) {
      if (wanted.test(name)) {
        found.putIfAbsent(name, new Site(function.module().file(), line));
      }
    }

    /** What the expression stands for, if that is known without running the function. */
    private @Nullable Value resolve(Expr expression, BodyScope scope) {
      if (expression instanceof Expr.Name name) {
        return switch (scope.where(name.id())) {
          case IMPORTED -> imported(scope.imports(name.id()));
          case LOCAL -> self(name.id());
          case GLOBAL -> known(name.id(), Frame.ofModule(function.module()));
          case OUTSIDE -> known(name.id(), function.closure());
        };
      } else if (expression instanceof Expr.Attribute attribute) {
        Value whole = resolve(attribute.value(), scope);
        return whole == null ? null : member(whole, attribute.name());
      }
      return null;
    }

    /** The first parameter of a method is an object of its class. */
    private @Nullable Value self(String name) {
      List<Parameter> parameters = function.code().parameters();
      return function.owner() != null
              && !parameters.isEmpty()
              && parameters.get(0).name().equals(name)
          ? function.owner()
          : null;
    }

    private @Nullable Value known(String name, Frame frame) {
      Value value = frame.find(name);
      if (value != null) {
        return value;
      }
      value = interpreter.natives().builtin(name);
      return value != null ? value : interpreter.modules().starred(function.module(), name);
    }

    private @Nullable Value imported(List<BodyScope.Import> imports) {
      if (imports.isEmpty()) {
        return null;
      }
      BodyScope.Import first = imports.get(0);
      try {
        Site site = new Site(function.module().file(), first.line());
        String name = Modules.absolute(first.module(), first.level(), function.module(), site);
        Value module = interpreter.modules().module(name, site);
        return first.member() == null ? module : member(module, first.member());
      } catch (PythonError | Budget.Exceeded e) {
        return null;
      }
    }

    private @Nullable Value member(Value whole, String name) {
      if (whole instanceof Value.Opaque opaque) {
        // A class is as far as a name tells: what is done with it is its own affair.
        String last = opaque.name().substring(opaque.name().lastIndexOf('.') + 1);
        boolean type = !last.isEmpty() && Character.isUpperCase(last.charAt(0));
        return type ? opaque : new Value.Opaque(opaque.name() + "." + name);
      } else if (whole instanceof ModuleValue module) {
        return module.names().get(name);
      } else if (whole instanceof ClassValue type) {
        Value found = type.find(name);
        return found instanceof Descriptor d ? d.function() : found;
      } else if (whole instanceof Instance instance) {
        Value own = instance.attributes().get(name);
        Value found = own != null ? own : instance.type().find(name);
        return found instanceof Descriptor d ? d.function() : found;
      }
      return null;
    }
  }
}
