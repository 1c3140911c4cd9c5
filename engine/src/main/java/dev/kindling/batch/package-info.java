/** Many projects in one run: isolation, time-outs, order, summary. */
@NullMarked
package dev.kindling.batch;

import org.jspecify.annotations.NullMarked;
