/** What a compile made, and putting it into a folder, all of it or nothing. */
@NullMarked
package dev.kindling.rendering.output;

import org.jspecify.annotations.NullMarked;
