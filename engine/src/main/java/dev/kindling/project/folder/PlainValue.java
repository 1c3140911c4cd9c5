package dev.kindling.project.folder;

import dev.kindling.facts.Origin;

/**
 * Values of Python that have no counterpart among Java's {@code null}, {@link Boolean}, {@link
 * Long}, {@link Double}, {@link String}, {@link java.util.List} and {@link java.util.Map}.
 */
sealed interface PlainValue {

  /** A class, a function or a module, by its qualified name. */
  record Named(String name) implements PlainValue {}

  /** A value that cannot be known without running the project. */
  record Unknown(String reason, Origin origin) implements PlainValue {}
}
