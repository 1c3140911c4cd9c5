package dev.kindling.project;

import dev.kindling.facts.Node;
import dev.kindling.facts.Pipeline;
import dev.kindling.files.FileCache;
import dev.kindling.project.folder.CodeOptions;
import dev.kindling.project.folder.ProjectCode;
import dev.kindling.project.folder.Registry;
import dev.kindling.project.kedro.KedroVersion;
import dev.kindling.project.kedro.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Kedro project of a few files in a folder of a test. */
public final class KedroFolder {

  private final Path root;
  private String version = "0.19.15";
  private Map<String, String> environment = Map.of();

  public KedroFolder(Path root) {
    this.root = root;
    file("src/shop/__init__.py", "");
    file(
        "src/shop/nodes.py",
        "def f(a, b=None, *c, **d):\n    return a\n\n\ndef g(x):\n    return x\n");
  }

  public KedroFolder version(String kedro) {
    version = kedro;
    return this;
  }

  public KedroFolder environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  public KedroFolder file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The registry, with the usual imports before the code; the pipelines are in {@code result}. */
  public KedroFolder registry(String code) {
    return file(
        "src/shop/pipeline_registry.py",
        """
        from functools import partial, wraps
        from kedro.pipeline import Pipeline, node, pipeline
        from shop.nodes import f, g


        def register_pipelines():
        """
            + code.indent(4)
            + "    return result if isinstance(result, dict) else {'__default__': result}\n");
  }

  public ProjectCode code() {
    FileCache files = new FileCache();
    return ProjectCode.of(
        new CodeOptions(
            root,
            root.resolve("src"),
            List.of(),
            "shop",
            KedroVersion.of(version),
            null,
            null,
            environment,
            Requirements.of(root, files),
            files));
  }

  public Registry read() {
    return code().registry();
  }

  public List<Node> nodes() {
    Registry registry = read();
    if (!registry.unread().isEmpty()) {
      throw new AssertionError(registry.unread().toString());
    }
    return registry.pipelines().stream()
        .filter(p -> p.name().equals(Pipeline.DEFAULT))
        .findFirst()
        .orElseThrow()
        .nodes();
  }

  /** Each node as {@code name: inputs -> outputs}. */
  public List<String> shown() {
    return nodes().stream().map(KedroFolder::shown).toList();
  }

  public static String shown(Node node) {
    return node.name()
        + ": "
        + node.inputs().stream().map(i -> i.dataset()).toList()
        + " -> "
        + node.outputs().stream().map(o -> o.dataset()).toList();
  }
}
