/** Annotations as a type checker reads them, and the signatures of callables. */
@NullMarked
package dev.kindling.python.hints;

import org.jspecify.annotations.NullMarked;
