package dev.kindling.project.kedro;

import dev.kindling.python.values.PythonVersions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which Pythons may run a project: those that it asks for ({@code requires-python}, Poetry's {@code
 * python}, {@code .python-version}) and that its Kedro runs with.
 */
public final class ProjectPythons {

  private static final int OLDEST = 6;
  private static final int NEWEST = 14;
  private static final int MOST_PATCHES = 25;

  private ProjectPythons() {}

  public static PythonVersions of(Requirements requirements, KedroVersion kedro) {
    Requirement asked = requirements.of(Requirements.PYTHON);
    int oldest = oldest(kedro);
    // Kedro 0.17 ends with Python 3.8.
    int newest = kedro.atLeast(0, 18, 0) ? NEWEST : 8;
    List<Integer> admitted = admitted(asked, oldest, newest);
    if (admitted.isEmpty()) {
      admitted = admitted(asked, OLDEST, NEWEST);
    }
    return admitted.isEmpty()
        ? PythonVersions.ANY
        : new PythonVersions(admitted.get(0), admitted.get(admitted.size() - 1));
  }

  /** The oldest Python that Kedro's releases from this one on ask for. */
  private static int oldest(KedroVersion kedro) {
    if (kedro.atLeast(1, 1, 0)) {
      return 10;
    } else if (kedro.atLeast(0, 19, 9)) {
      return 9;
    } else if (kedro.atLeast(0, 19, 0)) {
      return 8;
    }
    return kedro.atLeast(0, 18, 0) ? 7 : OLDEST;
  }

  private static List<Integer> admitted(Requirement asked, int oldest, int newest) {
    return IntStream.rangeClosed(oldest, newest)
        .filter(
            minor ->
                IntStream.range(0, MOST_PATCHES)
                    .anyMatch(patch -> asked.admits(new Release(List.of(3, minor, patch)))))
        .boxed()
        .toList();
  }
}
