package dev.kindling.git;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commit, as one reads of it.
 *
 * @param id its full name
 * @param date when it was written, by its author's clock: {@code 2026-03-01T10:15:00+01:00}
 * @param committed when it came into the history
 * @param author who wrote it, without an address
 * @param title the first line of its message
 * @param tree names what the project's folder holds in it: two commits with one tree hold the same
 *     files; null where the folder is not there
 */
public record Commit(
    String id, String date, Instant committed, String author, String title, @Nullable String tree) {

  /** As people write it: the first nine digits. */
  public String shortId() {
    return id.substring(0, Math.min(9, id.length()));
  }
}
