/** A project's folder: its marker, settings, code and catalog, read without running anything. */
@NullMarked
package dev.kindling.project.folder;

import org.jspecify.annotations.NullMarked;
