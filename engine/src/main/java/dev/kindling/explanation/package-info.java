/** Derivations to proof trees: why, why not, what if, diff. */
@NullMarked
package dev.kindling.explanation;

import org.jspecify.annotations.NullMarked;
