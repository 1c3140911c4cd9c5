/** Writers of plans: text, JSON, HTML and the formats of other tools. */
@NullMarked
package dev.kindling.report;

import org.jspecify.annotations.NullMarked;
