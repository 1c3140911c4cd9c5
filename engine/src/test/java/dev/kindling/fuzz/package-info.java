/** Input made by a coverage-guided fuzzer: {@code docs/reliability.md} tells how it is run. */
@NullMarked
package dev.kindling.fuzz;

import org.jspecify.annotations.NullMarked;
