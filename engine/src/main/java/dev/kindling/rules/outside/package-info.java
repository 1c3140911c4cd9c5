/**
 * Rule files from outside: read as data, checked against a list of what is allowed, and built into
 * rules by us, so that nothing of a file is ever compiled or run as code.
 */
@NullMarked
package dev.kindling.rules.outside;

import org.jspecify.annotations.NullMarked;
