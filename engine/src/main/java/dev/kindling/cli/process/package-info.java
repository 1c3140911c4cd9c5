/** The process as the program meets it: the console, its colours, messages and exit codes. */
@NullMarked
package dev.kindling.cli.process;

import org.jspecify.annotations.NullMarked;
