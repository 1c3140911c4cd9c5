/** Comparisons with the real thing: Kedro, Airflow, Spark. See {@code CONTRIBUTING.md}. */
@NullMarked
package dev.kindling.conformance;

import org.jspecify.annotations.NullMarked;
