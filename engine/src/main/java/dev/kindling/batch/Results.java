package dev.kindling.batch;

import java.io.IOException;

/** Writes outcomes in one format, one after the other, as they come. */
interface Results {

  void begin() throws IOException;

  void take(Outcome outcome) throws IOException;

  /**
   * Closes the results.
   *
   * @param found how many projects there are: more than were taken where the run was stopped, which
   *     the results say
   */
  void end(Totals totals, int found) throws IOException;
}
