/** Immutable records that rules see: the public vocabulary of rule authors. */
@NullMarked
package dev.kindling.facts;

import org.jspecify.annotations.NullMarked;
