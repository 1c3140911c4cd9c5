package dev.kindling.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Adds projects to a repository that nobody could plan, each for a reason of its own. */
public final class BrokenProjects {

  private static final String CATALOG = "d0:\n  type: pandas.CSVDataset\n  filepath: d0.csv\n";

  private final Monorepo repo;

  private BrokenProjects(Monorepo repo) {
    this.repo = repo;
  }

  /** Adds nine broken projects, an endless and a hostile one; returns their paths, sorted. */
  public static List<String> addTo(Monorepo repo) throws IOException {
    BrokenProjects broken = new BrokenProjects(repo);
    broken.unreadableYaml();
    broken.otherEncoding();
    broken.cycle();
    broken.twoProducers();
    broken.hostile();
    broken.noDefaultPipeline();
    broken.noPackage();
    broken.brokenToml();
    broken.syntaxError();
    broken.raises();
    broken.endless();
    return List.of(
        "broken/cycle",
        "broken/encoding",
        "broken/endless",
        "broken/hostile",
        "broken/no-default",
        "broken/no-package",
        "broken/raises",
        "broken/syntax",
        "broken/toml",
        "broken/two-producers",
        "broken/yaml");
  }

  private void unreadableYaml() throws IOException {
    repo.project("broken/yaml", "d0: [unclosed\n", Monorepo.pipeline(false), "0.19.15");
  }

  private void otherEncoding() throws IOException {
    Path project = repo.project("broken/encoding", "", Monorepo.pipeline(false), "0.19.15");
    Files.write(
        project.resolve("conf/base/catalog.yml"), new byte[] {'d', '0', ':', ' ', (byte) 0xE9, 10});
  }

  private void cycle() throws IOException {
    nodes(
        "broken/cycle",
        "node(work, \"a\", \"b\", name=\"x\")",
        "node(work, \"b\", \"a\", name=\"y\")");
  }

  private void twoProducers() throws IOException {
    nodes(
        "broken/two-producers",
        "node(work, \"a\", \"c\", name=\"x\")",
        "node(work, \"b\", \"c\", name=\"y\")");
  }

  /** Would run a program, and unfolds to more text than any memory holds. */
  private void hostile() throws IOException {
    StringBuilder bomb = new StringBuilder("_a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append("_a").append(i).append(": &a").append(i).append(" [");
      bomb.append(String.join(", ", Collections.nCopies(10, before))).append("]\n");
    }
    Path project =
        repo.project("broken/hostile", bomb.toString(), Monorepo.pipeline(false), "0.19.15");
    Monorepo.write(
        project.resolve("src/shop/settings.py"),
        "import os\n\nos.system(\"touch " + marker(repo) + "\")\n");
  }

  /** The file that exists if anything of the hostile project was run. */
  public static Path marker(Monorepo repo) {
    return repo.root().toAbsolutePath().resolve("executed");
  }

  private void noDefaultPipeline() throws IOException {
    Path project = repo.project("broken/no-default", CATALOG, Monorepo.pipeline(false), "0.19.15");
    Monorepo.write(
        project.resolve("src/shop/pipeline_registry.py"),
        "from shop.pipelines import main\n\n\n"
            + "def register_pipelines():\n    return {\"main\": main.create_pipeline()}\n");
  }

  private void noPackage() throws IOException {
    Monorepo.write(
        repo.root().resolve("broken/no-package/pyproject.toml"),
        "[tool.kedro]\npackage_name = \"gone\"\nproject_name = \"gone\"\n"
            + "kedro_init_version = \"0.19.15\"\n");
  }

  private void brokenToml() throws IOException {
    Path project = repo.project("broken/toml", CATALOG, Monorepo.pipeline(false), "0.19.15");
    Monorepo.write(project.resolve("pyproject.toml"), "[tool.kedro]\npackage_name = \n");
  }

  private void syntaxError() throws IOException {
    Path project = repo.project("broken/syntax", CATALOG, Monorepo.pipeline(false), "0.19.15");
    Monorepo.write(project.resolve("src/shop/pipeline_registry.py"), "def register_pipelines(:\n");
  }

  private void raises() throws IOException {
    Path project = repo.project("broken/raises", CATALOG, Monorepo.pipeline(false), "0.19.15");
    Monorepo.write(
        project.resolve("src/shop/pipeline_registry.py"),
        "def register_pipelines():\n    raise ValueError(\"not today\")\n");
  }

  private void endless() throws IOException {
    Path project = repo.project("broken/endless", CATALOG, Monorepo.pipeline(false), "0.19.15");
    Monorepo.write(
        project.resolve("src/shop/pipeline_registry.py"),
        "n = 0\nwhile True:\n    n += 1\n\n\ndef register_pipelines():\n    return {}\n");
  }

  private void nodes(String name, String... nodes) throws IOException {
    repo.project(
        name,
        CATALOG,
        "from kedro.pipeline import Pipeline, node\n\nfrom .nodes import work\n\n\n"
            + "def create_pipeline(**kwargs):\n    return Pipeline([\n        "
            + String.join(",\n        ", nodes)
            + ",\n    ])\n",
        "0.19.15");
  }
}
