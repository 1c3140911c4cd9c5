package dev.kindling.rendering;

import dev.kindling.facts.InvalidInput;

/**
 * A plan to the files that run it: the DAG for Airflow, and everything that Spark needs. The same
 * input gives the same bytes. Nothing is written; {@link ArtifactWriter} does that.
 */
public final class Compiler {

  private Compiler() {}

  /**
   * Compiles.
   *
   * @throws InvalidInput when the settings lack something that the plan needs
   */
  public static Compilation compile(CompileInput input) {
    return DagFile.render(input);
  }
}
