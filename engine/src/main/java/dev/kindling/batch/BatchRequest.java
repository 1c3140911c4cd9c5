package dev.kindling.batch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to run, and how.
 *
 * @param projects sorted by name
 * @param jobs how many at a time
 * @param journal where outcomes are kept while the run lasts
 * @param resume whether to go on with what the journal holds
 * @param version the program's and its Java's; another version's journal is not continued
 * @param number the program's version alone
 * @param options what decides the results, by name; another call's journal is not continued
 */
public record BatchRequest(
    List<Candidate> projects,
    int jobs,
    Budget budget,
    Path journal,
    boolean resume,
    String version,
    String number,
    Map<String, String> options) {

  public BatchRequest {
    projects = List.copyOf(projects);
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }
}
