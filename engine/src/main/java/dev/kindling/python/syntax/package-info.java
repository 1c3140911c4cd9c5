/**
 * Python source as a tree: decoding, parsing, and what a file says line by line. The only package
 * that knows which parser is used.
 */
@NullMarked
package dev.kindling.python.syntax;

import org.jspecify.annotations.NullMarked;
