package dev.kindling.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements and expressions directly within a statement or an expression, in the order in
 * which they are written, annotations left out.
 */
final class SyntaxParts
    implements Stmt.Visitor<List<Object>, @Nullable Void>,
        Expr.Visitor<List<Object>, @Nullable Void>,
        Pattern.Visitor<List<Object>, @Nullable Void> {

  private static @Nullable Void add(List<Object> into, @Nullable Object... parts) {
    for (Object part : parts) {
      if (part instanceof List<?> many) {
        into.addAll(many);
      } else if (part != null) {
        into.add(part);
      }
    }
    return null;
  }

  private @Nullable Void patterns(List<Pattern> patterns, List<Object> into) {
    patterns.forEach(pattern -> pattern.accept(this, into));
    return null;
  }

  // ---------------------------------------------------------------- statements

  @Override
  public @Nullable Void function(Stmt.Function s, List<Object> into) {
    add(into, s.decorators());
    s.parameters().forEach(p -> add(into, p.standard()));
    return add(into, s.body());
  }

  @Override
  public @Nullable Void classOf(Stmt.ClassOf s, List<Object> into) {
    add(into, s.decorators(), s.bases());
    s.keywords().forEach(keyword -> add(into, keyword.value()));
    return add(into, s.body());
  }

  @Override
  public @Nullable Void returned(Stmt.Return s, List<Object> into) {
    return add(into, s.value());
  }

  @Override
  public @Nullable Void assign(Stmt.Assign s, List<Object> into) {
    return add(into, s.targets(), s.value());
  }

  @Override
  public @Nullable Void annotated(Stmt.Annotated s, List<Object> into) {
    return add(into, s.value());
  }

  @Override
  public @Nullable Void augmented(Stmt.Augmented s, List<Object> into) {
    return add(into, s.target(), s.value());
  }

  @Override
  public @Nullable Void loop(Stmt.For s, List<Object> into) {
    return add(into, s.target(), s.iterable(), s.body(), s.orElse());
  }

  @Override
  public @Nullable Void whileLoop(Stmt.While s, List<Object> into) {
    return add(into, s.test(), s.body(), s.orElse());
  }

  @Override
  public @Nullable Void branch(Stmt.If s, List<Object> into) {
    return add(into, s.test(), s.body(), s.orElse());
  }

  @Override
  public @Nullable Void with(Stmt.With s, List<Object> into) {
    s.items().forEach(item -> add(into, item.context()));
    return add(into, s.body());
  }

  @Override
  public @Nullable Void attempt(Stmt.Try s, List<Object> into) {
    add(into, s.body());
    s.handlers().forEach(handler -> add(into, handler.type(), handler.body()));
    return add(into, s.orElse(), s.finallyBody());
  }

  @Override
  public @Nullable Void raise(Stmt.Raise s, List<Object> into) {
    return add(into, s.exception(), s.cause());
  }

  @Override
  public @Nullable Void assertion(Stmt.Assert s, List<Object> into) {
    return add(into, s.test(), s.message());
  }

  @Override
  public @Nullable Void imported(Stmt.Import s, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void importFrom(Stmt.ImportFrom s, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void declare(Stmt.Declare s, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void effect(Stmt.Effect s, List<Object> into) {
    return add(into, s.value());
  }

  @Override
  public @Nullable Void delete(Stmt.Delete s, List<Object> into) {
    return add(into, s.targets());
  }

  @Override
  public @Nullable Void simple(Stmt.Simple s, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void match(Stmt.Match s, List<Object> into) {
    add(into, s.subject());
    for (Stmt.Case one : s.cases()) {
      one.pattern().accept(this, into);
      add(into, one.guard(), one.body());
    }
    return null;
  }

  // ---------------------------------------------------------------- expressions

  @Override
  public @Nullable Void constant(Expr.Constant e, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void name(Expr.Name e, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void attribute(Expr.Attribute e, List<Object> into) {
    return add(into, e.value());
  }

  @Override
  public @Nullable Void subscript(Expr.Subscript e, List<Object> into) {
    return add(into, e.value(), e.index());
  }

  @Override
  public @Nullable Void slice(Expr.Slice e, List<Object> into) {
    return add(into, e.lower(), e.upper(), e.step());
  }

  @Override
  public @Nullable Void call(Expr.Call e, List<Object> into) {
    add(into, e.function(), e.arguments());
    e.keywords().forEach(keyword -> add(into, keyword.value()));
    return null;
  }

  @Override
  public @Nullable Void starred(Expr.Starred e, List<Object> into) {
    return add(into, e.value());
  }

  @Override
  public @Nullable Void listOf(Expr.ListOf e, List<Object> into) {
    return add(into, e.elements());
  }

  @Override
  public @Nullable Void tupleOf(Expr.TupleOf e, List<Object> into) {
    return add(into, e.elements());
  }

  @Override
  public @Nullable Void setOf(Expr.SetOf e, List<Object> into) {
    return add(into, e.elements());
  }

  @Override
  public @Nullable Void dictOf(Expr.DictOf e, List<Object> into) {
    e.entries().forEach(entry -> add(into, entry.key(), entry.value()));
    return null;
  }

  @Override
  public @Nullable Void comprehension(Expr.Comprehension e, List<Object> into) {
    e.generators().forEach(one -> add(into, one.iterable(), one.conditions()));
    return add(into, e.element(), e.value());
  }

  @Override
  public @Nullable Void lambda(Expr.Lambda e, List<Object> into) {
    e.parameters().forEach(p -> add(into, p.standard()));
    return add(into, e.body());
  }

  @Override
  public @Nullable Void conditional(Expr.Conditional e, List<Object> into) {
    return add(into, e.test(), e.body(), e.orElse());
  }

  @Override
  public @Nullable Void logic(Expr.Logic e, List<Object> into) {
    return add(into, e.operands());
  }

  @Override
  public @Nullable Void unary(Expr.Unary e, List<Object> into) {
    return add(into, e.operand());
  }

  @Override
  public @Nullable Void binary(Expr.Binary e, List<Object> into) {
    return add(into, e.left(), e.right());
  }

  @Override
  public @Nullable Void comparison(Expr.Comparison e, List<Object> into) {
    return add(into, e.left(), e.comparators());
  }

  @Override
  public @Nullable Void joined(Expr.Joined e, List<Object> into) {
    return add(into, e.parts());
  }

  @Override
  public @Nullable Void formatted(Expr.Formatted e, List<Object> into) {
    return add(into, e.value(), e.format());
  }

  @Override
  public @Nullable Void walrus(Expr.Walrus e, List<Object> into) {
    return add(into, e.value());
  }

  @Override
  public @Nullable Void suspended(Expr.Suspended e, List<Object> into) {
    return add(into, e.value());
  }

  @Override
  public @Nullable Void template(Expr.Template e, List<Object> into) {
    return add(into, e.parts());
  }

  @Override
  public @Nullable Void typeAlias(Expr.TypeAlias e, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void tooDeep(Expr.TooDeep e, List<Object> into) {
    return null;
  }

  // ---------------------------------------------------------------- patterns

  @Override
  public @Nullable Void value(Pattern.OfValue p, List<Object> into) {
    return add(into, p.value());
  }

  @Override
  public @Nullable Void singleton(Pattern.OfSingleton p, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void sequence(Pattern.OfSequence p, List<Object> into) {
    return patterns(p.patterns(), into);
  }

  @Override
  public @Nullable Void star(Pattern.Star p, List<Object> into) {
    return null;
  }

  @Override
  public @Nullable Void mapping(Pattern.OfMapping p, List<Object> into) {
    add(into, p.keys());
    return patterns(p.patterns(), into);
  }

  @Override
  public @Nullable Void classOf(Pattern.OfClass p, List<Object> into) {
    add(into, p.type());
    return patterns(p.patterns(), into);
  }

  @Override
  public @Nullable Void capture(Pattern.Capture p, List<Object> into) {
    return p.pattern() == null ? null : p.pattern().accept(this, into);
  }

  @Override
  public @Nullable Void any(Pattern.AnyOf p, List<Object> into) {
    return patterns(p.patterns(), into);
  }
}
