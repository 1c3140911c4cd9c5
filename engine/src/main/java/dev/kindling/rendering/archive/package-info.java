/** The project's sources as one file that a cluster or an image can unpack. */
@NullMarked
package dev.kindling.rendering.archive;

import org.jspecify.annotations.NullMarked;
