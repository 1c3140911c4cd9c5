/** Plans to DAGs and artifacts. Escaping lives here. */
@NullMarked
package dev.kindling.rendering;

import org.jspecify.annotations.NullMarked;
