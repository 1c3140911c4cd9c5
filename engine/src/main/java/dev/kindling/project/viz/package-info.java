/** What {@code kedro viz} exported. */
@NullMarked
package dev.kindling.project.viz;

import org.jspecify.annotations.NullMarked;
