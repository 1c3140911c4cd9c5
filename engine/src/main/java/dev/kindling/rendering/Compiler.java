package dev.kindling.rendering;

import dev.kindling.facts.InvalidInput;
import java.util.List;
import java.util.stream.Stream;

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
    NeededSettings.check(input);
    Compilation dag = DagFile.render(input);
    SparkArtifacts spark = SparkArtifacts.of(input);
    return new Compilation(
        dag.artifacts().and(spark.artifacts()),
        dag.taskIds(),
        Stream.of(
                dag.findings(),
                spark.findings(),
                RunConfiguration.finding(input, spark.packed()).stream().toList(),
                LocalData.findings(input, spark.packed()))
            .flatMap(List::stream)
            .toList());
  }
}
