/** The quotient graph: groups, cycles, cuts, tasks. */
@NullMarked
package dev.kindling.condensation;

import org.jspecify.annotations.NullMarked;
