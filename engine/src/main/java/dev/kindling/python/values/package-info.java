/** What names stand for while code is followed: values, and the journal of what changed in them. */
@NullMarked
package dev.kindling.python.values;

import org.jspecify.annotations.NullMarked;
