/**
 * What a git repository holds, read from its objects: no process runs, nothing is written to it.
 */
@NullMarked
package dev.kindling.git;

import org.jspecify.annotations.NullMarked;
