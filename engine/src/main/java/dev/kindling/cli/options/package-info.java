/** Options that several commands share, and what they stand for. */
@NullMarked
package dev.kindling.cli.options;

import org.jspecify.annotations.NullMarked;
