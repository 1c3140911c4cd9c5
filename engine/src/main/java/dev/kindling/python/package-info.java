/** Reading Python source without running it: modules, names, values, annotations. */
@NullMarked
package dev.kindling.python;

import org.jspecify.annotations.NullMarked;
