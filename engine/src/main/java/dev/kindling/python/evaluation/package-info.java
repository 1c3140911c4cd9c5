/** Following statements and expressions: every way that code may take, joined where they meet. */
@NullMarked
package dev.kindling.python.evaluation;

import org.jspecify.annotations.NullMarked;
