package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests in Python of what the wheel carries: with the machine's Python and no package but it.
 */
class PythonPackageIT {

  @TempDir private Path folder;

  @Test
  void the_package_passes_its_own_tests() throws IOException {
    Wheel.unpack(folder.resolve("package"));

    Python.Outcome tested =
        Python.run(
            folder,
            Map.of(
                "PYTHONPATH",
                folder.resolve("package").toString(),
                "PYTHONDONTWRITEBYTECODE",
                "1",
                "KINDLING_CACHE",
                folder.resolve("cache").toString(),
                "KINDLING_FIXTURES",
                Path.of("../fixtures").toRealPath().toString()),
            List.of(
                "python3",
                "-m",
                "unittest",
                "discover",
                "-s",
                Path.of("src/test/python").toAbsolutePath().toString()));

    assertThat(tested.code()).as(tested.output()).isZero();
    assertThat(tested.output()).containsPattern("Ran \\d\\d tests");
  }
}
