/** What was decided: verdicts, derivations, tasks and findings, as values. */
@NullMarked
package dev.kindling.plan;

import org.jspecify.annotations.NullMarked;
