/** Graphs over numbered vertices: adjacency, Kedro's order, searches, components. */
@NullMarked
package dev.kindling.graph;

import org.jspecify.annotations.NullMarked;
