package dev.kindling.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of Python, with the line that it begins on. */
public sealed interface Expr {

  /** First line of the expression, from 1. */
  int line();

  /** Visits it by its kind. */
  <C extends @Nullable Object, R extends @Nullable Object> R accept(
      Visitor<C, R> visitor, C context);

  /**
   * What is done for each kind of expression: a new kind has no way past it.
   *
   * @param <C> what the visit needs
   * @param <R> what it gives
   */
  interface Visitor<C extends @Nullable Object, R extends @Nullable Object> {
    R constant(Constant e, C context);

    R name(Name e, C context);

    R attribute(Attribute e, C context);

    R subscript(Subscript e, C context);

    R slice(Slice e, C context);

    R call(Call e, C context);

    R starred(Starred e, C context);

    R listOf(ListOf e, C context);

    R tupleOf(TupleOf e, C context);

    R setOf(SetOf e, C context);

    R dictOf(DictOf e, C context);

    R comprehension(Comprehension e, C context);

    R lambda(Lambda e, C context);

    R conditional(Conditional e, C context);

    R logic(Logic e, C context);

    R unary(Unary e, C context);

    R binary(Binary e, C context);

    R comparison(Comparison e, C context);

    R joined(Joined e, C context);

    R formatted(Formatted e, C context);

    R walrus(Walrus e, C context);

    R suspended(Suspended e, C context);

    R template(Template e, C context);

    R typeAlias(TypeAlias e, C context);

    R tooDeep(TooDeep e, C context);
  }

  /**
   * A literal.
   *
   * @param value a {@link String}, {@link java.math.BigInteger}, {@link Double}, {@link Boolean},
   *     {@code byte[]}, or a {@link Singleton}
   */
  record Constant(Object value, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.constant(this, context);
    }
  }

  /** Literals with one value each, and number literals that no pipeline needs. */
  enum Singleton {
    NONE,
    ELLIPSIS,
    COMPLEX
  }

  /** A name that is read, or in a target position, written. */
  record Name(String id, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.name(this, context);
    }
  }

  /** {@code value.name}. */
  record Attribute(Expr value, String name, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.attribute(this, context);
    }
  }

  /** {@code value[index]}. */
  record Subscript(Expr value, Expr index, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.subscript(this, context);
    }
  }

  /** {@code lower:upper:step} within a subscript. */
  record Slice(@Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step, int line)
      implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.slice(this, context);
    }
  }

  /** {@code function(arguments, keywords)}. */
  record Call(Expr function, List<Expr> arguments, List<Keyword> keywords, int line)
      implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.call(this, context);
    }
  }

  /**
   * {@code name=value} of a call or class.
   *
   * @param name null for {@code **value}
   */
  record Keyword(@Nullable String name, Expr value) {}

  /** {@code *value}. */
  record Starred(Expr value, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.starred(this, context);
    }
  }

  /** {@code [elements]}. */
  record ListOf(List<Expr> elements, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.listOf(this, context);
    }
  }

  /** {@code (elements)}. */
  record TupleOf(List<Expr> elements, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.tupleOf(this, context);
    }
  }

  /** Elements in braces. */
  record SetOf(List<Expr> elements, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.setOf(this, context);
    }
  }

  /** Entries in braces. */
  record DictOf(List<Entry> entries, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.dictOf(this, context);
    }
  }

  /**
   * {@code key: value} of a dict.
   *
   * @param key null for {@code **value}
   */
  record Entry(@Nullable Expr key, Expr value) {}

  /** What a comprehension makes. */
  enum Made {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  /**
   * A comprehension.
   *
   * @param element the element; the key for a dict
   * @param value the value for a dict, else null
   */
  record Comprehension(
      Made made, Expr element, @Nullable Expr value, List<Generator> generators, int line)
      implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.comprehension(this, context);
    }
  }

  /** {@code for target in iterable if conditions} of a comprehension. */
  record Generator(Expr target, Expr iterable, List<Expr> conditions) {}

  /** {@code lambda parameters: body}. */
  record Lambda(List<Parameter> parameters, Expr body, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.lambda(this, context);
    }
  }

  /** {@code body if test else orElse}. */
  record Conditional(Expr test, Expr body, Expr orElse, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.conditional(this, context);
    }
  }

  /** {@code and} and {@code or}. */
  record Logic(boolean and, List<Expr> operands, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.logic(this, context);
    }
  }

  /** {@code not x}, {@code -x}, {@code +x}, {@code ~x}. */
  record Unary(String operator, Expr operand, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.unary(this, context);
    }
  }

  /** {@code left operator right}, with the operator as Python writes it. */
  record Binary(Expr left, String operator, Expr right, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.binary(this, context);
    }
  }

  /** {@code left operator comparator operator comparator …}. */
  record Comparison(Expr left, List<String> operators, List<Expr> comparators, int line)
      implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.comparison(this, context);
    }
  }

  /** An f-string: constants and {@link Formatted} parts. */
  record Joined(List<Expr> parts, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.joined(this, context);
    }
  }

  /** A t-string: constants and {@link Formatted} parts, which no text is made of. */
  record Template(List<Expr> parts, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.template(this, context);
    }
  }

  /**
   * A replacement field of an f-string.
   *
   * @param conversion {@code r}, {@code s}, {@code a}, or 0 for none
   */
  record Formatted(Expr value, int conversion, @Nullable Expr format, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.formatted(this, context);
    }
  }

  /** {@code (target := value)}. */
  record Walrus(Expr target, Expr value, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.walrus(this, context);
    }
  }

  /** {@code yield}, {@code yield from} and {@code await}: what they give is never known. */
  record Suspended(String keyword, @Nullable Expr value, int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.suspended(this, context);
    }
  }

  /**
   * What a {@code type} statement binds its name to. Python looks at the value when it is asked
   * for.
   */
  record TypeAlias(String name, List<TypeParameter> typeParameters, Expr value, int line)
      implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.typeAlias(this, context);
    }
  }

  /** An expression nested deeper than the reader follows. */
  record TooDeep(int line) implements Expr {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.tooDeep(this, context);
    }
  }
}
