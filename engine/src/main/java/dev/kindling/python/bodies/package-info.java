/** What the body of a function uses and starts, by Python's scopes, without following it. */
@NullMarked
package dev.kindling.python.bodies;

import org.jspecify.annotations.NullMarked;
