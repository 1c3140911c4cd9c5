/**
 * Since when: the plans of a project through its commits. It knows git's commits and how to compare
 * plans; how a folder becomes a plan it is told by whoever asks.
 */
@NullMarked
package dev.kindling.history;

import org.jspecify.annotations.NullMarked;
