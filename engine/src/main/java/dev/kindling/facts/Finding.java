package dev.kindling.facts;

import org.jspecify.annotations.Nullable;

/**
 * Something about the plan that its reader should know.
 *
 * @param code stable, in kebab case: {@code memory-boundary}
 * @param node null where no single node is meant
 * @param dataset null where no single dataset is meant
 * @param message one sentence that names the node or the dataset
 * @param remedy what to do about it
 * @param origin the line to change
 */
public record Finding(
    String code,
    Severity severity,
    @Nullable String node,
    @Nullable String dataset,
    String message,
    String remedy,
    Origin origin) {}
