package dev.kindling.report;

import dev.kindling.history.Entry;
import java.io.IOException;

/** Writes the commits of a history one after the other, as soon as each is known. */
public interface HistoryWriter {

  /** Begins the document. */
  void begin() throws IOException;

  /** Adds a commit. */
  void take(Entry entry) throws IOException;

  /** Ends the document. */
  void end() throws IOException;
}
