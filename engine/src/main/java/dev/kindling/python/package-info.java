/**
 * Reading Python source without running it: {@code syntax} is the tree, {@code values} what names
 * stand for, {@code evaluation} follows code, {@code builtins}, {@code standard} and {@code files}
 * model what Python brings, {@code hints} reads annotations and {@code bodies} what functions use.
 */
@NullMarked
package dev.kindling.python;

import org.jspecify.annotations.NullMarked;
