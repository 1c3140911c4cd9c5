package dev.kindling.fuzz;

import java.nio.charset.StandardCharsets;

/** The input is a module of a project: its nodes, a pipeline, and where it says so its registry. */
public final class PythonTarget {

  private static final FuzzProject PROJECT = FuzzProject.of("0.19.15", "");

  private PythonTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    PROJECT.file("src/shop/nodes.py", input);
    PROJECT.file("src/shop/pipelines/fuzz/pipeline.py", input);
    if (text.contains("register_pipelines")) {
      PROJECT.file("src/shop/pipeline_registry.py", input);
    } else {
      PROJECT.registry();
    }
    PROJECT.file("src/shop/settings.py", text.contains("CONFIG_LOADER") ? input : new byte[0]);
    PROJECT.read();
  }
}
