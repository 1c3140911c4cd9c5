package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import dev.kindling.python.evaluation.LocalNames;
import dev.kindling.python.hints.TypeScope;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function that the project defines. Attributes may be set on it, as wrappers do. */
public final class FunctionValue implements Value {

  private final Code code;
  private final Frame closure;
  private final Map<Parameter, Value> defaults;
  private final @Nullable ClassValue owner;
  private final TypeScope typeScope;
  private final List<FunctionValue> overloads = new ArrayList<>(0);
  private final Bindings attributes = new Bindings();
  private boolean unfollowed;
  private boolean keepsSignature = true;

  /**
   * What is written of a function.
   *
   * @param name {@code <lambda>} for a lambda
   * @param body statements; for a lambda, the return of its expression
   */
  public record Code(
      String name,
      String qualifiedName,
      List<Parameter> parameters,
      List<Stmt> body,
      @Nullable Expr returns,
      boolean generator,
      Site site,
      int firstLine,
      int lastLine,
      LocalNames locals) {}

  public FunctionValue(
      Code code,
      Frame closure,
      Map<Parameter, Value> defaults,
      @Nullable ClassValue owner,
      TypeScope typeScope) {
    this.code = code;
    this.typeScope = typeScope;
    this.closure = closure;
    this.defaults = defaults;
    this.owner = owner;
  }

  /** The function behind a method; null where it is none of the project's. */
  public static @Nullable FunctionValue of(Value value) {
    Value function = value instanceof BoundMethod bound ? bound.function() : value;
    return function instanceof FunctionValue f ? f : null;
  }

  /** Names of its parameters, in order. */
  public List<String> parameterNames() {
    return code.parameters().stream().map(Parameter::name).toList();
  }

  public Code code() {
    return code;
  }

  public Frame closure() {
    return closure;
  }

  public Map<Parameter, Value> defaults() {
    return defaults;
  }

  /** The class whose body defines it; null for a plain function. */
  public @Nullable ClassValue owner() {
    return owner;
  }

  /** Where its annotations stand. */
  public TypeScope typeScope() {
    return typeScope;
  }

  /** What {@code typing.overload} says of it before it is defined. */
  public List<FunctionValue> overloads() {
    return overloads;
  }

  public Bindings attributes() {
    return attributes;
  }

  /** The name of the class whose body defines it; empty for a plain function. */
  public String ownerName() {
    return owner == null ? "" : owner.name();
  }

  /** The module that defines it. */
  public ModuleValue module() {
    return closure.module();
  }

  /** As {@code __name__} says. */
  public String name() {
    return attributes.get("__name__") instanceof Text text ? text.value() : code.name();
  }

  /** As {@code __module__} says. */
  public String moduleName() {
    return attributes.get("__module__") instanceof Text text ? text.value() : module().name();
  }

  /** Where it is defined. */
  public Site site() {
    return code.site();
  }

  /** Whether the line is one of its definition in that module. */
  public boolean isAt(ModuleValue module, int line) {
    return module() == module && code.firstLine() <= line && line <= code.lastLine();
  }

  /** What it wraps, if a decorator says so by {@code functools.wraps}. */
  public @Nullable Value wrapped() {
    return attributes.get("__wrapped__");
  }

  /** Whether a decorator that is no part of the project stands around it. */
  public boolean unfollowed() {
    return unfollowed;
  }

  /** Whether its parameters are those that are written, whatever stands around it. */
  public boolean keepsSignature() {
    return keepsSignature;
  }

  /** Whether its name is the one that is written, whatever stands around it. */
  public boolean keepsName() {
    return keepsSignature;
  }

  /**
   * The same function behind a decorator that cannot be followed.
   *
   * @param keeps whether the decorator is known to leave the signature as it is
   */
  public FunctionValue behindUnfollowed(boolean keeps) {
    FunctionValue copy = new FunctionValue(code, closure, defaults, owner, typeScope);
    copy.overloads.addAll(overloads);
    copy.attributes.putAll(attributes.seen());
    copy.unfollowed = true;
    copy.keepsSignature = keepsSignature && keeps;
    return copy;
  }

  /** The function as it is written, without what stands around it. */
  public FunctionValue undecorated() {
    FunctionValue copy = new FunctionValue(code, closure, defaults, owner, typeScope);
    copy.overloads.addAll(overloads);
    copy.attributes.putAll(attributes.seen());
    return copy;
  }

  /** Whether the other was made by the same code of the same values. */
  public boolean agrees(FunctionValue other) {
    return code == other.code
        && closure == other.closure
        && owner == other.owner
        && unfollowed == other.unfollowed
        && keepsSignature == other.keepsSignature
        && defaults.entrySet().stream()
            .allMatch(entry -> Join.same(entry.getValue(), other.defaults.get(entry.getKey())))
        && attributes.same(attributes.content(), other.attributes.content());
  }
}
