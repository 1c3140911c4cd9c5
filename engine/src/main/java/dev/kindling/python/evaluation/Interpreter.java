package dev.kindling.python.evaluation;

import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.standard.StandardLibrary;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.Journal;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeModules;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.PythonVersions;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows Python code as far as it can be known without running it: names, calls, containers,
 * texts, loops over what is known. Nothing of the project is executed; modules outside the project
 * are names. What cannot be known is a {@link Value.Unknown} that tells why.
 */
public final class Interpreter {

  private final Budget budget = new Budget();
  private final Ways ways = new Ways(budget, new Doubts(budget));
  private final ProjectFiles files;
  private final PythonVersions versions;
  private final Natives natives;
  private final Modules modules;
  private final Attributes attributes;
  private final Calls calls;
  private final Expressions expressions;
  private final Statements statements;
  private final Signatures signatures;

  /**
   * An interpreter of a project's code.
   *
   * @param environment the variables that the code may look up
   * @param libraries models of libraries beyond Python's own
   */
  public Interpreter(
      ProjectFiles files, Map<String, String> environment, List<NativeModules> libraries) {
    this(files, environment, libraries, PythonVersions.ANY);
  }

  /**
   * An interpreter of a project's code.
   *
   * @param versions those that may run the project
   */
  public Interpreter(
      ProjectFiles files,
      Map<String, String> environment,
      List<NativeModules> libraries,
      PythonVersions versions) {
    Journal.begin();
    this.files = files;
    this.versions = versions;
    this.natives = new Natives(libraries, new StandardLibrary(files, environment, versions));
    this.modules = new Modules(this, files, natives);
    this.attributes = new Attributes(this, natives, modules);
    this.calls = new Calls(this);
    this.expressions = new Expressions(this, new Operators(this));
    this.statements = new Statements(this, expressions);
    this.signatures = new Signatures(this, expressions);
  }

  /** The module of that name; null where the project has none. */
  public @Nullable ModuleValue module(String name) {
    return modules.load(name, Site.NOWHERE);
  }

  /** The modules of the project that were imported so far, by name. */
  public List<ModuleValue> imported() {
    return modules.followed();
  }

  /** Whether the project has a module of that name. Nothing is read of it. */
  public boolean hasModule(String name) {
    return modules.exists(name);
  }

  /**
   * An attribute of a value, unknown where it cannot be known.
   *
   * @throws PythonError where the value has none of that name
   */
  public Value attribute(Value value, String name, Site site) {
    return attributes.get(value, name, site);
  }

  /**
   * The result of a call.
   *
   * @throws PythonError where the code raises an exception
   */
  public Value call(Value function, List<Value> positional, Site site) {
    return call(function, positional, Map.of(), site);
  }

  /** The result of a call with keyword arguments. */
  public Value call(Value function, List<Value> positional, Map<String, Value> named, Site site) {
    return calls.call(function, new Arguments(positional, named, site, this));
  }

  /**
   * The result of a call within a budget of its own, so that it fails alone.
   *
   * @throws PythonError where the code raises an exception
   */
  public Value attempt(Value function, Site site) {
    return attempt(function, List.of(), Map.of(), site);
  }

  /** The result of a call with arguments within a budget of its own. */
  public Value attempt(
      Value function, List<Value> positional, Map<String, Value> named, Site site) {
    long before = budget.taken();
    long outer = budget.open();
    try {
      return followed(function, positional, named, site);
    } catch (PythonError e) {
      if (e.isUnfollowed()) {
        return new Value.Unknown(String.valueOf(e.getMessage()), e.site());
      }
      throw e;
    } catch (Budget.Exceeded e) {
      return new Value.Unknown("it takes more steps than are followed", budget.place());
    } catch (StackOverflowError e) {
      return new Value.Unknown("it is nested more deeply than is followed", site);
    } finally {
      budget.close(outer, before);
    }
  }

  private Value followed(
      Value function, List<Value> positional, Map<String, Value> named, Site site) {
    Completion end =
        ways.scope(done -> done, () -> Completion.value(call(function, positional, named, site)));
    if (end.error() != null) {
      throw end.error();
    }
    return end.value() == null ? Value.Singleton.NONE : end.value();
  }

  /** Whether a value counts as true, as the project's own classes tell; empty where unknown. */
  public Optional<Boolean> truth(Value value, Site site) {
    return Truth.of(value, this, site);
  }

  /** The elements in order, as the project's own classes give them; null where not known. */
  public @Nullable List<Value> items(Value value, Site site) {
    return Iteration.items(value, this, site);
  }

  /** The result of a comparison. */
  Value compare(Value left, String operator, Value right, Site site) {
    return expressions.compare(left, operator, right, site);
  }

  /** A file of the project, opened for reading; unknown where it is no part of the project. */
  public Value open(Value path, Site site) {
    return call(natives.member("io", "open"), List.of(path), site);
  }

  /** The result of an operator, as Python writes it. */
  public Value operate(Value left, String operator, Value right, Site site) {
    return expressions.operators().apply(left, operator, right, site);
  }

  /** What is written about a function's parameters, types and body. */
  public Signatures signatures() {
    return signatures;
  }

  /** The value of an expression. */
  public Value evaluate(Expr expression, Frame frame) {
    return expressions.evaluate(expression, frame);
  }

  /** The value of one of several expressions; which of them Python takes is not known. */
  public Value choose(Value.Unknown because, List<Supplier<Value>> choices) {
    return ways().choose(because, choices);
  }

  public Ways ways() {
    return ways;
  }

  /** Python may raise an error here that the reader does not see. */
  public void doubt(Value.Unknown because) {
    ways.doubts().doubt(because);
  }

  public Budget budget() {
    return budget;
  }

  public PythonVersions versions() {
    return versions;
  }

  public ProjectFiles files() {
    return files;
  }

  public Natives natives() {
    return natives;
  }

  public Modules modules() {
    return modules;
  }

  Attributes attributes() {
    return attributes;
  }

  public Statements statements() {
    return statements;
  }

  public Calls calls() {
    return calls;
  }
}
