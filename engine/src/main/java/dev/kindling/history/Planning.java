package dev.kindling.history;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.InvalidInput;
import dev.kindling.git.GitRevision;
import java.io.IOException;

/** How the project becomes a plan, as it is in a commit. */
@FunctionalInterface
public interface Planning {

  /**
   * Plans what was written out.
   *
   * @param revision the project as it is in the commit
   * @param name the commit as messages name it
   * @throws InvalidInput where it cannot be planned
   */
  Explanation plan(GitRevision revision, String name) throws IOException;
}
