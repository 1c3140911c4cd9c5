package dev.kindling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.resolve("repo"));
  }

  @Test
  void finds_projects_wherever_they_are_nested() throws IOException {
    project("z");
    project("a/deep/down");
    project("a/deep/down/inner");
    file("old/.kedro.yml", "context_path: x\n");
    file("plain/pyproject.toml", "[tool.ruff]\n");

    assertThat(found()).containsExactly("a/deep/down", "a/deep/down/inner", "old", "z");
  }

  @Test
  void leaves_out_caches_builds_environments_and_what_git_ignores() throws IOException {
    project("kept");
    project(".venv/lib/x");
    project("node_modules/x");
    project("build/x");
    project("myenv/lib/x");
    file("myenv/pyvenv.cfg", "home = /usr\n");
    file(".gitignore", "scratch/\n!scratch/kept\n/top-only\n");
    project("scratch/x");
    project("top-only/x");
    project("sub/top-only");
    file("sub/.gitignore", "hidden\n");
    project("sub/hidden");

    assertThat(found()).containsExactly("kept", "sub/top-only");
  }

  @Test
  void rules_above_the_root_count_within_the_work_tree() throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve(".gitignore"), "/repo/generated/\n");
    project("generated/x");
    project("x");

    assertThat(found()).containsExactly("x");
  }

  @Test
  void finds_snapshots_outside_of_projects_only() throws IOException {
    file("snapshots/a.json", "{\"metadata\": {\"project_name\": \"A\"}, \"pipelines\": []}");
    file("snapshots/b.yml", "# a snapshot\nmetadata:\n  project_name: B\npipelines: []\n");
    file("snapshots/plan.json", "{\"schema\": \"kindling/plan/1\", \"pipelines\": []}");
    file("snapshots/list.json", "[1, 2]");
    file("snapshots/broken.json", "{\"metadata\": ");
    file("snapshots/other.yml", "name: x\npipelines: []\n");
    project("p");
    file("p/data/a.json", "{\"metadata\": {}, \"pipelines\": []}");

    assertThat(found()).containsExactly("p", "snapshots/a.json", "snapshots/b.yml");
  }

  @Test
  void follows_no_links() throws IOException {
    project("real");
    Files.createSymbolicLink(root.resolve("loop"), root);

    assertThat(found()).containsExactly("real");
  }

  @Test
  void overlapping_roots_give_each_project_once() throws IOException {
    project("a/b");
    List<Candidate> found = Discovery.under(List.of(root, root.resolve("a"), root.resolve("a/b")));

    assertThat(found).hasSize(1);
  }

  @Test
  void a_list_of_projects_is_relative_to_its_file() throws IOException {
    project("a");
    project("b");
    Path list = folder.resolve("projects.txt");
    Files.writeString(list, "# ours\nrepo/a\n\nrepo/b\n");

    assertThat(Discovery.listedIn(list))
        .containsExactly(folder.resolve("repo/a"), folder.resolve("repo/b"));

    Files.writeString(list, "repo/a\nrepo/gone\n");
    assertThatThrownBy(() -> Discovery.listedIn(list))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("repo/gone")
        .extracting(e -> ((InvalidInput) e).origin().line())
        .isEqualTo(2);
  }

  @Test
  void a_root_that_does_not_exist_is_an_error() {
    assertThatThrownBy(() -> Discovery.under(List.of(root.resolve("none"))))
        .isInstanceOf(InvalidInput.class);
  }

  private List<String> found() throws IOException {
    return Discovery.under(List.of(root)).stream()
        .map(candidate -> root.relativize(candidate.place()).toString())
        .toList();
  }

  private void project(String place) throws IOException {
    file(
        place + "/pyproject.toml",
        "[project]\nname = \"x\"\n\n[tool.kedro]\npackage_name = \"x\"\n");
  }

  private void file(String place, String content) throws IOException {
    Path file = root.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
