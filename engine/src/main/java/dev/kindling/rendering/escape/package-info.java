/** Text that is put into a shell script, a template of Jinja or a page of Markdown. */
@NullMarked
package dev.kindling.rendering.escape;

import org.jspecify.annotations.NullMarked;
