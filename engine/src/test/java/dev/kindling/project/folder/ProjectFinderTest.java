package dev.kindling.project.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.files.FileCache;
import dev.kindling.project.kedro.KedroVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFinderTest {

  private static final String MARKER =
      """
      [build-system]
      requires = ["setuptools"]

      [tool.kedro]
      package_name = "shop"
      project_name = "Shop"
      kedro_init_version = "0.19.15"
      """;

  @TempDir private Path folder;

  @Test
  void a_pyproject_with_tool_kedro_marks_a_project() throws Exception {
    write("pyproject.toml", MARKER);
    Files.createDirectories(folder.resolve("src"));

    KedroProject project = ProjectFinder.find(folder, new FileCache());

    assertThat(project.name()).isEqualTo("Shop");
    assertThat(project.packageName()).isEqualTo("shop");
    assertThat(project.kedro()).isEqualTo(new KedroVersion(0, 19, 15));
    assertThat(project.source()).isEqualTo(folder.resolve("src"));
  }

  @Test
  void the_old_marker_serves_as_well() throws Exception {
    write(".kedro.yml", "context_path: shop.run.ProjectContext\nproject_version: 0.16.6\n");
    Files.createDirectories(folder.resolve("src"));

    assertThat(ProjectFinder.find(folder, new FileCache()).packageName()).isEqualTo("shop");
  }

  @Test
  void without_a_marker_the_projects_below_and_above_are_named() throws Exception {
    write("pipelines/one/pyproject.toml", MARKER);
    Files.createDirectories(folder.resolve("pipelines/one/src"));

    assertThatThrownBy(() -> ProjectFinder.find(folder, new FileCache()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageEndingWith(
            "name one of them: "
                + Place.name(folder.resolve("pipelines/one"))
                + "; `kindling batch` plans them all");
    assertThatThrownBy(
            () -> ProjectFinder.find(folder.resolve("pipelines/one/src"), new FileCache()))
        .hasMessageContaining("name the project's root: ");
  }

  @Test
  void a_template_says_that_it_is_one() throws Exception {
    write("{{ cookiecutter.repo_name }}/pyproject.toml", MARKER);

    assertThatThrownBy(() -> ProjectFinder.find(folder, new FileCache()))
        .hasMessage(
            "this is a cookiecutter template, no project yet; render it with `kedro new` first");
  }

  @Test
  void no_project_says_what_to_name(@TempDir Path empty) {
    assertThatThrownBy(() -> ProjectFinder.find(empty, new FileCache()))
        .hasMessageStartingWith("this is no Kedro project: there is no pyproject.toml");
  }

  @Test
  void a_wrong_marker_is_refused_with_its_line() throws Exception {
    write("pyproject.toml", "[tool.kedro]\npackage_name = shop\n");

    assertThatThrownBy(() -> ProjectFinder.find(folder, new FileCache()))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> assertThat(e.origin().toString()).isEqualTo("pyproject.toml:2"))
        .hasMessage("the file is no valid TOML here; mend the line");
  }

  @Test
  void a_marker_whose_own_header_is_wrong_is_one_all_the_same() throws Exception {
    write("pyproject.toml", "[tool.kedro\npackage_name = 'shop'\n");

    assertThatThrownBy(() -> ProjectFinder.find(folder, new FileCache()))
        .hasMessage("the file is no valid TOML here; mend the line");
  }

  @Test
  void a_table_of_another_tool_is_no_marker() throws Exception {
    write("pyproject.toml", "[tool.kedro-other]\na = 1\n");

    assertThatThrownBy(() -> ProjectFinder.find(folder, new FileCache()))
        .hasMessageStartingWith("this is no Kedro project");
  }

  @Test
  void a_source_folder_must_lie_within() throws Exception {
    write("pyproject.toml", MARKER + "source_dir = \"../src\"\n");

    assertThatThrownBy(() -> ProjectFinder.find(folder, new FileCache()))
        .hasMessage("`source_dir` leads out of the project; name a folder below it");
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
