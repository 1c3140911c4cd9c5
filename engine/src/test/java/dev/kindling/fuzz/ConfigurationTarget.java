package dev.kindling.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The input is configuration files with form feeds between them, which no YAML holds. Both of
 * Kedro's loaders read them, with interpolation.
 */
public final class ConfigurationTarget {

  static final List<String> FILES =
      List.of(
          "conf/base/catalog.yml",
          "conf/base/globals.yml",
          "conf/base/parameters.yml",
          "conf/local/catalog.yml",
          "conf/base/airflow-k8s.yaml",
          "conf/base/kindling.yml");

  private static final List<FuzzProject> PROJECTS =
      List.of(
          FuzzProject.of("0.19.15", ""),
          FuzzProject.of(
              "0.18.14",
              """
              from kedro.config import TemplatedConfigLoader

              CONFIG_LOADER_CLASS = TemplatedConfigLoader
              CONFIG_LOADER_ARGS = {"globals_pattern": "*globals.yml", "globals_dict": {"a": 1}}
              """));

  private ConfigurationTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    // Bytes that are no UTF-8 stay what they are.
    String[] parts = new String(input, StandardCharsets.ISO_8859_1).split("\f", -1);
    for (FuzzProject project : PROJECTS) {
      for (int i = 0; i < FILES.size(); i++) {
        String text = i < parts.length ? parts[i] : "";
        project.file(FILES.get(i), text.getBytes(StandardCharsets.ISO_8859_1));
      }
      project.read();
    }
  }
}
