/** A plan as a graph that is laid out, and drawn. */
@NullMarked
package dev.kindling.report.diagram;

import org.jspecify.annotations.NullMarked;
