package dev.kindling.facts;

import org.jspecify.annotations.Nullable;

/**
 * Every run of the project makes a Spark session, whatever nodes it runs: a hook does, or the
 * context, or a module while it is imported.
 *
 * @param by what makes it, as a sentence names it: {@code the hook
 *     SparkHooks.after_context_created}
 * @param master where its own code or configuration says that the session runs, as {@code
 *     local[*]}; null where whoever submits the job says it
 * @param origin the line that makes it
 * @param masterOrigin the line that says {@code master}; that of {@code origin} where none does
 */
public record SessionStart(String by, @Nullable String master, Origin origin, Origin masterOrigin)
    implements Located {}
