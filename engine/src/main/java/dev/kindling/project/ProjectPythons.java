package dev.kindling.project;

import dev.kindling.python.values.PythonVersions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which Pythons may run a project: those that it asks for ({@code requires-python}, Poetry's {@code
 * python}, {@code .python-version}) and that its Kedro runs with.
 */
final class ProjectPythons {

  private static final int OLDEST = 6;
  private static final int NEWEST = 14;
  private static final int MOST_PATCHES = 25;

  private ProjectPythons() {}

  static PythonVersions of(Requirements requirements, KedroVersion kedro) {
    Requirement asked = requirements.of(Requirements.PYTHON);
    // Kedro 0.17 ends with Python 3.8; 1.0 begins with 3.9.
    boolean old = !kedro.atLeast(0, 18, 0);
    int oldest = kedro.atLeast(1, 0, 0) ? 9 : old ? OLDEST : 7;
    int newest = old ? 8 : NEWEST;
    List<Integer> admitted = admitted(asked, oldest, newest);
    if (admitted.isEmpty()) {
      admitted = admitted(asked, OLDEST, NEWEST);
    }
    return admitted.isEmpty()
        ? PythonVersions.ANY
        : new PythonVersions(admitted.get(0), admitted.get(admitted.size() - 1));
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
