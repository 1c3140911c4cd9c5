package dev.kindling.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of {@code case}, with the line that it begins on. */
public sealed interface Pattern {

  /** First line of the pattern, from 1. */
  int line();

  /** Visits it by its kind. */
  <C extends @Nullable Object, R extends @Nullable Object> R accept(
      Visitor<C, R> visitor, C context);

  /**
   * What is done for each kind of pattern: a new kind has no way past it.
   *
   * @param <C> what the visit needs
   * @param <R> what it gives
   */
  interface Visitor<C extends @Nullable Object, R extends @Nullable Object> {
    R value(OfValue p, C context);

    R singleton(OfSingleton p, C context);

    R sequence(OfSequence p, C context);

    R star(Star p, C context);

    R mapping(OfMapping p, C context);

    R classOf(OfClass p, C context);

    R capture(Capture p, C context);

    R any(AnyOf p, C context);
  }

  /** {@code 1}, {@code "a"}, {@code Color.RED}: compared by {@code ==}. */
  record OfValue(Expr value, int line) implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.value(this, context);
    }
  }

  /** {@code None}, {@code True} and {@code False}: compared by {@code is}. */
  record OfSingleton(Expr value, int line) implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.singleton(this, context);
    }
  }

  /** {@code [a, b, *rest]}. */
  record OfSequence(List<Pattern> patterns, int line) implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.sequence(this, context);
    }
  }

  /**
   * {@code *name} within a sequence.
   *
   * @param name null for {@code *_}
   */
  record Star(@Nullable String name, int line) implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.star(this, context);
    }
  }

  /**
   * <code>{"k": p, **rest}</code>.
   *
   * @param rest null where there is none
   */
  record OfMapping(List<Expr> keys, List<Pattern> patterns, @Nullable String rest, int line)
      implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.mapping(this, context);
    }
  }

  /**
   * {@code Type(p, name=q)}.
   *
   * @param names of the attributes that the last patterns are for
   */
  record OfClass(Expr type, List<Pattern> patterns, List<String> names, int line)
      implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.classOf(this, context);
    }
  }

  /**
   * {@code pattern as name}, {@code name} or {@code _}.
   *
   * @param pattern null for a name alone
   * @param name null for {@code _}
   */
  record Capture(@Nullable Pattern pattern, @Nullable String name, int line) implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.capture(this, context);
    }
  }

  /** {@code p | q}. */
  record AnyOf(List<Pattern> patterns, int line) implements Pattern {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.any(this, context);
    }
  }
}
