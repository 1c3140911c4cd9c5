package dev.kindling.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one project. It is what the journal keeps, so that a run that was killed goes on
 * where it was.
 *
 * @param project the project's path, as results print it
 * @param rows a row for each pipeline that was planned
 * @param lines a plan as one line of JSON for each row, or the one line that says why there is none
 * @param unread parts of the project that could not be read; its plans name them
 * @param failure null where all that was asked for could be done
 * @param millis how long it took, in milliseconds
 */
public record Outcome(
    String project,
    List<Row> rows,
    List<String> lines,
    int unread,
    @Nullable Failure failure,
    long millis) {

  public Outcome {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }
}
