/** Loading, checking, compiling and describing rule files. */
@NullMarked
package dev.kindling.rules;

import org.jspecify.annotations.NullMarked;
