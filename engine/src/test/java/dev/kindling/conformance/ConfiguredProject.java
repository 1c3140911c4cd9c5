package dev.kindling.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project around random configuration: settings that load it, and a pipeline for each name that
 * is asked for.
 *
 * @param version of Kedro, as the project states it
 * @param loader which of Kedro's
 * @param pinned whether it asks for omegaconf 2.3
 */
record ConfiguredProject(
    String version, String loader, boolean pinned, RandomConfiguration configuration) {

  void write(Path root) throws IOException {
    Files.createDirectories(root.resolve("src/p"));
    Files.writeString(
        root.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = \"p\"\nproject_name = \"p\"\n%s = \"%s\"\n"
            .formatted(
                version.startsWith("0.17") ? "project_version" : "kedro_init_version", version));
    if (pinned) {
      Files.writeString(root.resolve("requirements.txt"), "omegaconf==2.3.0\nPyYAML==6.0.3\n");
    }
    Files.writeString(root.resolve("src/p/__init__.py"), "");
    Files.writeString(root.resolve("src/p/settings.py"), settings());
    StringBuilder registry = new StringBuilder("from kedro.pipeline import Pipeline, node\n\n");
    registry.append("def f(x):\n    return x\n\n\ndef register_pipelines():\n    return {\n");
    int number = 0;
    for (String name : RandomConfiguration.NAMES) {
      registry.append(
          "        \"p%d\": Pipeline([node(f, \"%s\", \"o%d__\", name=\"n\")]),\n"
              .formatted(number, name, number++));
    }
    Files.writeString(root.resolve("src/p/pipeline_registry.py"), registry.append("    }\n"));
  }

  private String settings() {
    String globals =
        "\"*globals.yml\""
            + (configuration.dictionary()
                ? ", %sglobals_dict%s{\"dict_only\": \"d\", \"root\": \"from_dict\"}"
                : "");
    if (loader.equals("PLAIN")) {
      return "";
    }
    if (version.startsWith("0.17")) {
      return """
          from kedro.config import TemplatedConfigLoader
          from kedro.framework.hooks import hook_impl


          class ProjectHooks:
              @hook_impl
              def register_config_loader(self, conf_paths):
                  return TemplatedConfigLoader(conf_paths, globals_pattern=%s)


          HOOKS = (ProjectHooks(),)
          """
          .formatted(globals.formatted("", "="));
    }
    boolean omega = loader.equals("OMEGACONF");
    String name = omega ? "OmegaConfigLoader" : "TemplatedConfigLoader";
    boolean soft = configuration.soft() && !version.startsWith("0.18");
    return "from kedro.config import %s\nCONFIG_LOADER_CLASS = %s\n".formatted(name, name)
        + "CONFIG_LOADER_ARGS = {\"base_env\": \"base\", \"default_run_env\": \"local\""
        + (soft ? ", \"merge_strategy\": {\"catalog\": \"soft\"}" : "")
        + (configuration.patterns()
            ? ", \"config_patterns\": {\"catalog\": [\"cat*\", \"sub/**\"]}"
            : "")
        + (omega ? "" : ", \"globals_pattern\": " + globals.formatted("\"", "\": "))
        + "}\n";
  }
}
