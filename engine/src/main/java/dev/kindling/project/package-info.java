/** A Kedro project, or a snapshot of one, to facts. What could not be read is a fact too. */
@NullMarked
package dev.kindling.project;

import org.jspecify.annotations.NullMarked;
