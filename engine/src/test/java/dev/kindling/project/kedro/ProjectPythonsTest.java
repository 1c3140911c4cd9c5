package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.files.FileCache;
import dev.kindling.python.values.PythonVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectPythonsTest {

  private static final KedroVersion NEW = new KedroVersion(0, 19, 15);

  @TempDir Path root;

  private PythonVersions of(KedroVersion kedro, String file, String text) throws IOException {
    Files.writeString(root.resolve(file), text);
    return ProjectPythons.of(Requirements.of(root, new FileCache()), kedro);
  }

  @Test
  void a_project_says_which_python_it_has() throws IOException {
    assertThat(of(NEW, "pyproject.toml", "[project]\nrequires-python = \">=3.11,<3.13\"\n"))
        .isEqualTo(new PythonVersions(11, 12));
    assertThat(
            of(
                NEW,
                "pyproject.toml",
                "[tool.poetry.dependencies]\npython = \"^3.10\"\nkedro = \"*\"\n"))
        .isEqualTo(new PythonVersions(10, 14));
    assertThat(of(NEW, "pyproject.toml", "[project]\nrequires-python = \"~=3.10.4\"\n"))
        .isEqualTo(new PythonVersions(10, 10));
    assertThat(of(NEW, "pyproject.toml", "[project]\nname = \"x\"\n"))
        .isEqualTo(new PythonVersions(9, 14));
  }

  @Test
  void the_pinned_one_counts_as_well() throws IOException {
    Files.writeString(root.resolve("pyproject.toml"), "[project]\nrequires-python = \">=3.9\"\n");
    assertThat(of(NEW, ".python-version", "3.12.4\n")).isEqualTo(new PythonVersions(12, 12));
  }

  @Test
  void kedro_says_it_for_old_projects() throws IOException {
    assertThat(of(new KedroVersion(0, 17, 7), "pyproject.toml", ""))
        .isEqualTo(new PythonVersions(6, 8));
    assertThat(of(new KedroVersion(1, 5, 0), "pyproject.toml", ""))
        .isEqualTo(new PythonVersions(10, 14));
    // By the Requires-Python of Kedro's releases.
    assertThat(of(new KedroVersion(1, 0, 0), "pyproject.toml", ""))
        .isEqualTo(new PythonVersions(9, 14));
    assertThat(of(new KedroVersion(0, 19, 8), "pyproject.toml", ""))
        .isEqualTo(new PythonVersions(8, 14));
    assertThat(of(new KedroVersion(0, 18, 14), "pyproject.toml", ""))
        .isEqualTo(new PythonVersions(7, 14));
    // What the project says wins over what its Kedro was made for.
    assertThat(
            of(
                new KedroVersion(0, 17, 7),
                "pyproject.toml",
                "[project]\nrequires-python = \">=3.10\"\n"))
        .isEqualTo(new PythonVersions(10, 14));
  }
}
