package dev.kindling.facts;

/**
 * Kedro would not run the project as it lies there, though nothing of it is unread.
 *
 * @param reason why, in one sentence
 * @param remedy what to do about it
 */
public record Refusal(String reason, String remedy, Origin origin) implements Located {}
