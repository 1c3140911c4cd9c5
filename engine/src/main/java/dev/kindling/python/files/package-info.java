/** The files of a project, and the modules through which code looks at them. */
@NullMarked
package dev.kindling.python.files;

import org.jspecify.annotations.NullMarked;
