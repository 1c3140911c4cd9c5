/** Generated Python: literals, calls, imports, and how they are laid out. */
@NullMarked
package dev.kindling.rendering.python;

import org.jspecify.annotations.NullMarked;
