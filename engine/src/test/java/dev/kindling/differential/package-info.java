/** Random programs, run by Python and read without running: the two must agree. */
@NullMarked
package dev.kindling.differential;

import org.jspecify.annotations.NullMarked;
