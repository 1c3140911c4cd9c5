/** Models of Python's own functions, types and their methods. */
@NullMarked
package dev.kindling.python.builtins;

import org.jspecify.annotations.NullMarked;
