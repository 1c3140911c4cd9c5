/**
 * Modules of Python's standard library that need nothing of how code is followed: each is a class
 * that says what a function gives for values that are known.
 */
@NullMarked
package dev.kindling.python.standard;

import org.jspecify.annotations.NullMarked;
