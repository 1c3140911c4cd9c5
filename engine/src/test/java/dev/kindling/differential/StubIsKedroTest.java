package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for Kedro where random programs run does with them what Kedro does. */
@Tag("kedro")
class StubIsKedroTest {

  private static final int PROGRAMS = 400;

  @TempDir private Path folder;

  @Test
  void programs_run_alike_with_the_stub_and_with_kedro() {
    Path python = Python.by("python3", "stub-1.5.0", "kedro==1.5.0").program("python");
    Grammar grammar = Grammar.load();
    int ending = 0;
    try (Trial stub = new Trial(folder.resolve("stub"), python.toString(), false, 2);
        Trial kedro = new Trial(folder.resolve("kedro"), python.toString(), true, 2)) {
      for (long seed = 0; seed < PROGRAMS; seed++) {
        Program program = RandomProgram.of(grammar, seed);
        List<Run> wanted = kedro.run(program);
        List<Run> made = stub.run(program);
        for (int i = 0; i < wanted.size(); i++) {
          List<Run.Piped> pipelines = wanted.get(i).pipelines();
          assertThat(made.get(i).pipelines())
              .as("program %d: %s and %s", seed, wanted.get(i).raised(), made.get(i).raised())
              .isEqualTo(pipelines);
          ending += pipelines == null ? 0 : 1;
        }
      }
    }
    assertThat(ending).isGreaterThan(PROGRAMS);
  }
}
