package dev.kindling.facts;

/**
 * Where a fact is written, so that every decision can be traced to a line that a person can open.
 *
 * @param file path with forward slashes, relative to the project's root (for a fact of a snapshot:
 *     the snapshot file as it was named); empty where nothing is known
 * @param line first line of the evidence, from 1; 0 where only the file is known
 * @param text the source line, without surrounding white space; for facts that span lines, their
 *     first line
 */
public record Origin(String file, int line, String text) {

  /** Nothing is known of where the fact comes from. */
  public static final Origin UNKNOWN = new Origin("", 0, "");

  /** Whether there is a file to open. */
  public boolean known() {
    return !file.isEmpty();
  }

  /** {@code path:line}, as messages print it; empty where nothing is known. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
