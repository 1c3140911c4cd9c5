/** Running the rules to the fixpoint and keeping each derivation. */
@NullMarked
package dev.kindling.detection;

import org.jspecify.annotations.NullMarked;
