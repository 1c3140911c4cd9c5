package dev.kindling.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code ${…}} in it, taken apart.
 *
 * @param parts in order; a text that is one reference keeps the type of what it refers to
 */
record Interpolation(List<Part> parts) {

  Interpolation {
    parts = List.copyOf(parts);
  }

  /** A piece of a text. */
  sealed interface Part permits Literal, Reference, Call {}

  /** Text as it stands, escapes undone. */
  record Literal(String text) implements Part {}

  /**
   * {@code ${a.b[c]}}.
   *
   * @param dots how many dots lead it: none from the root, one from the mapping it stands in
   */
  record Reference(int dots, List<Interpolation> keys) implements Part {}

  /** {@code ${name:argument,…}}. */
  record Call(Interpolation name, List<Argument> arguments) implements Part {}

  /** An argument of a call. */
  sealed interface Argument permits Plain, Quoted, Items, Pairs {}

  /**
   * A value without quotes: {@code null}, a truth value and a number are no texts.
   *
   * @param source the text as written, where nothing is interpolated in it
   */
  record Plain(Interpolation text, @Nullable String source) implements Argument {}

  /** A text in quotes. */
  record Quoted(Interpolation text) implements Argument {}

  /** {@code [a, b]}. */
  record Items(List<Argument> items) implements Argument {}

  /** {@code {a: b}}: keys and values in turn. */
  record Pairs(List<Argument> keys, List<Argument> values) implements Argument {}
}
