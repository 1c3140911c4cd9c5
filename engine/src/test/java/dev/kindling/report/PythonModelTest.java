package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The classes of the Python interface are what the published schemas say. */
class PythonModelTest {

  @Test
  void its_classes_are_generated_from_the_schemas() throws IOException {
    Python.Outcome checked =
        Python.run(
            Path.of("."), Map.of(), List.of("python3", "src/build/python_model.py", "--check"));

    assertThat(checked.output()).isEmpty();
    assertThat(checked.code()).isZero();
  }
}
