/** Opening files to read them, each once, and writing them whole or not at all. */
@NullMarked
package dev.kindling.files;

import org.jspecify.annotations.NullMarked;
