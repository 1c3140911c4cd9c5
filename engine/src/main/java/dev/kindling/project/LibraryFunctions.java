package dev.kindling.project;

import org.jspecify.annotations.Nullable;

final class LibraryFunctions {
  private LibraryFunctions() {}

  record Known(String name, String module) {}

  static @Nullable Known find(String imported) {
    if (imported.equals("kedro.pipeline.llm_context.construct_context"))
      return new Known("construct_context", "kedro.pipeline.llm_context");
    if (!imported.contains(".")) return new Known(imported, "builtins");
    return null;
  }
}
