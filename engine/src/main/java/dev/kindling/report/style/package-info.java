/** What writers share: text of a project on a terminal, in HTML and in JSON, tables and words. */
@NullMarked
package dev.kindling.report.style;

import org.jspecify.annotations.NullMarked;
