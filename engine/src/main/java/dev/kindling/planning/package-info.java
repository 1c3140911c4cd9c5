/**
 * What commands and batches do with a project: open it, decide, explain, compile. Knows every
 * package that they need for it, and neither options nor a console.
 */
@NullMarked
package dev.kindling.planning;

import org.jspecify.annotations.NullMarked;
