/** Kedro's own rules of nodes, pipelines, names, datasets and versions. */
@NullMarked
package dev.kindling.project.kedro;

import org.jspecify.annotations.NullMarked;
