package dev.kindling.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of Python, with the line that it begins on. */
public sealed interface Expr {

  /** First line of the expression, from 1. */
  int line();

  /**
   * A literal.
   *
   * @param value a {@link String}, {@link java.math.BigInteger}, {@link Double}, {@link Boolean},
   *     {@code byte[]}, or a {@link Singleton}
   */
  record Constant(Object value, int line) implements Expr {}

  /** Literals with one value each, and number literals that no pipeline needs. */
  enum Singleton {
    NONE,
    ELLIPSIS,
    COMPLEX
  }

  /** A name that is read, or in a target position, written. */
  record Name(String id, int line) implements Expr {}

  /** {@code value.name}. */
  record Attribute(Expr value, String name, int line) implements Expr {}

  /** {@code value[index]}. */
  record Subscript(Expr value, Expr index, int line) implements Expr {}

  /** {@code lower:upper:step} within a subscript. */
  record Slice(@Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step, int line)
      implements Expr {}

  /** {@code function(arguments, keywords)}. */
  record Call(Expr function, List<Expr> arguments, List<Keyword> keywords, int line)
      implements Expr {}

  /**
   * {@code name=value} of a call or class.
   *
   * @param name null for {@code **value}
   */
  record Keyword(@Nullable String name, Expr value) {}

  /** {@code *value}. */
  record Starred(Expr value, int line) implements Expr {}

  /** {@code [elements]}. */
  record ListOf(List<Expr> elements, int line) implements Expr {}

  /** {@code (elements)}. */
  record TupleOf(List<Expr> elements, int line) implements Expr {}

  /** Elements in braces. */
  record SetOf(List<Expr> elements, int line) implements Expr {}

  /** Entries in braces. */
  record DictOf(List<Entry> entries, int line) implements Expr {}

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
      implements Expr {}

  /** {@code for target in iterable if conditions} of a comprehension. */
  record Generator(Expr target, Expr iterable, List<Expr> conditions) {}

  /** {@code lambda parameters: body}. */
  record Lambda(List<Parameter> parameters, Expr body, int line) implements Expr {}

  /** {@code body if test else orElse}. */
  record Conditional(Expr test, Expr body, Expr orElse, int line) implements Expr {}

  /** {@code and} and {@code or}. */
  record Logic(boolean and, List<Expr> operands, int line) implements Expr {}

  /** {@code not x}, {@code -x}, {@code +x}, {@code ~x}. */
  record Unary(String operator, Expr operand, int line) implements Expr {}

  /** {@code left operator right}, with the operator as Python writes it. */
  record Binary(Expr left, String operator, Expr right, int line) implements Expr {}

  /** {@code left operator comparator operator comparator …}. */
  record Comparison(Expr left, List<String> operators, List<Expr> comparators, int line)
      implements Expr {}

  /** An f-string: constants and {@link Formatted} parts. */
  record Joined(List<Expr> parts, int line) implements Expr {}

  /** A t-string: constants and {@link Formatted} parts, which no text is made of. */
  record Template(List<Expr> parts, int line) implements Expr {}

  /**
   * A replacement field of an f-string.
   *
   * @param conversion {@code r}, {@code s}, {@code a}, or 0 for none
   */
  record Formatted(Expr value, int conversion, @Nullable Expr format, int line) implements Expr {}

  /** {@code (target := value)}. */
  record Walrus(Expr target, Expr value, int line) implements Expr {}

  /** {@code yield}, {@code yield from} and {@code await}: what they give is never known. */
  record Suspended(String keyword, @Nullable Expr value, int line) implements Expr {}

  /**
   * What a {@code type} statement binds its name to. Python looks at the value when it is asked
   * for.
   */
  record TypeAlias(String name, List<TypeParameter> typeParameters, Expr value, int line)
      implements Expr {}

  /** An expression nested deeper than the reader follows. */
  record TooDeep(int line) implements Expr {}
}
