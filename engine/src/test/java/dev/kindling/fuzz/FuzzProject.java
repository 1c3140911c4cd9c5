package dev.kindling.fuzz;

import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Project;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small Kedro project in a folder of its own, some of whose files a target writes anew. */
final class FuzzProject {

  private static final ReadOptions OPTIONS = ReadOptions.defaults().withEnvironment(Map.of());

  private final Path root;

  private FuzzProject(Path root) {
    this.root = root;
  }

  /** One that reads with the given version of Kedro, and has the given settings. */
  static FuzzProject of(String kedro, String settings) {
    FuzzProject project = new FuzzProject(folder());
    project.file(
        "pyproject.toml",
        """
        [tool.kedro]
        package_name = "shop"
        project_name = "Shop"
        kedro_init_version = "%s"
        """
            .formatted(kedro));
    project.file("src/shop/__init__.py", "");
    project.file("src/shop/settings.py", settings);
    project.file("src/shop/pipelines/__init__.py", "");
    project.file("src/shop/pipelines/fuzz/__init__.py", "from .pipeline import create_pipeline\n");
    project.file("src/shop/nodes.py", "def f(a, b):\n    return a\n");
    project.file(
        "src/shop/pipelines/fuzz/pipeline.py",
        """
        from kedro.pipeline import node, pipeline
        from shop.nodes import f


        def create_pipeline(**kwargs):
            return pipeline([
                node(f, ["raw_orders", "params:x"], "shop.clean@spark", name="clean"),
                node(f, ["shop.clean@pandas", "booked_table"], "orders_daily_table", name="join"),
            ])
        """);
    project.registry();
    project.file("conf/local/.gitkeep", "");
    project.file("conf/base/catalog.yml", "raw_orders: {type: pandas.CSVDataset}\n");
    return project;
  }

  /** A folder that goes when the process ends. */
  static Path folder() {
    try {
      Path folder = Files.createTempDirectory("kindling-fuzz");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The registry that looks for pipelines itself. */
  void registry() {
    file(
        "src/shop/pipeline_registry.py",
        """
        from kedro.framework.project import find_pipelines


        def register_pipelines():
            pipelines = find_pipelines()
            pipelines["__default__"] = sum(pipelines.values())
            return pipelines
        """);
  }

  void file(String path, String text) {
    file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void file(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all that {@code plan} and {@code compile} read, each of which may be refused. */
  void read() {
    Documented.outcome(() -> plain(OpenProject.at(root, OPTIONS).facts()));
    Documented.outcome(
        () -> {
          ConfigSettings configuration = OpenProject.at(root, OPTIONS).configuration();
          Documented.outcome(() -> AirflowSettingsReader.read(configuration));
          Documented.outcome(() -> KindlingSettings.read(configuration));
        });
  }

  /** What could not be read is told in sentences of our own. */
  private static void plain(Project project) {
    project.unread().forEach(unread -> Documented.sentence(unread.reason()));
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new InvalidInput(dev.kindling.facts.Origin.UNKNOWN, e.toString());
    }
  }
}
