/** Findings, for people and in the formats of the services that show them. */
@NullMarked
package dev.kindling.report.findings;

import org.jspecify.annotations.NullMarked;
