package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.git.SourceRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline knows the projects of a run by: their paths below the root of their repository,
 * or, outside of one, from the folder of the baseline's file, so that nothing depends on where the
 * call stands.
 */
public final class BaselineKeys {

  private final Map<String, String> keys = new HashMap<>();

  /**
   * @param file the baseline's; null for standard output, which, like a pipe, counts as a file of
   *     the current folder, since that is where a shell mostly puts it
   * @throws InvalidInput where two projects would be one to a baseline
   */
  public BaselineKeys(List<Candidate> projects, @Nullable Path file) {
    boolean named = file != null && (Files.isRegularFile(file) || !Files.exists(file));
    Path parent = named ? file.toAbsolutePath().getParent() : null;
    Path folder = parent == null ? Path.of("") : parent;
    Map<String, Candidate> known = new HashMap<>();
    for (Candidate project : projects) {
      String key = SourceRoot.path(project.place(), folder);
      Candidate other = known.put(key, project);
      if (other != null && !SourceRoot.same(other.place(), project.place())) {
        throw new InvalidInput(
            Origin.UNKNOWN,
            ("`%s` and `%s` do not lie in one repository and are both `%s` to a baseline, which"
                    + " cannot tell them apart; keep one baseline for each.")
                .formatted(other.name(), project.name(), key));
      }
      keys.put(project.name(), key);
    }
  }

  /** The key of the project of that name. */
  String of(String project) {
    String key = keys.get(project);
    if (key == null) {
      throw new IllegalArgumentException(project + " is no project of this run");
    }
    return key;
  }
}
