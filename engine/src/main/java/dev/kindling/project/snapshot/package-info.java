/** Kedro's inspection snapshots, read and written. */
@NullMarked
package dev.kindling.project.snapshot;

import org.jspecify.annotations.NullMarked;
