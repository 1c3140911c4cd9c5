package dev.kindling.history;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.InvalidInput;
import dev.kindling.git.GitRevision;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the project becomes a plan, as it is in a commit. */
@FunctionalInterface
public interface Planning {

  /**
   * Plans what was written out.
   *
   * @param revision the project as it is in the commit
   * @param name the commit as messages name it
   * @return null where the folder holds no project
   * @throws InvalidInput where it cannot be planned
   * @throws dev.kindling.facts.UnreadPipeline where nothing of the pipeline can be read
   */
  @Nullable Explanation plan(GitRevision revision, String name) throws IOException;
}
