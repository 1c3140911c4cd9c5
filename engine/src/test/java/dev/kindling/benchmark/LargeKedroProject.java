package dev.kindling.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A Kedro project of any size, to measure reading with: the same size gives the same bytes. Each
 * area of it is a modular pipeline of two modules and ten nodes, in a namespace of its own, with
 * parameters and datasets from factories; it goes on from what the area before it reports, and
 * every fourth one computes on Spark.
 */
final class LargeKedroProject {

  private static final int NODES = 10;

  private LargeKedroProject() {}

  /** Writes the project: two modules and ten nodes for each area. */
  static void write(int areas, Path folder) throws IOException {
    Path source = folder.resolve("src/retail");
    write(
        folder.resolve("pyproject.toml"),
        """
        [tool.kedro]
        package_name = "retail"
        project_name = "Retail"
        kedro_init_version = "1.0.0"
        """);
    write(source.resolve("__init__.py"), "");
    write(source.resolve("settings.py"), "\"\"\"Kedro's defaults.\"\"\"\n");
    write(source.resolve("pipelines/__init__.py"), "");
    write(
        source.resolve("pipeline_registry.py"),
        """
        \"""The project's pipelines.\"""

        from kedro.framework.project import find_pipelines
        from kedro.pipeline import Pipeline


        def register_pipelines() -> dict[str, Pipeline]:
            pipelines = find_pipelines()
            pipelines["__default__"] = sum(pipelines.values())
            return pipelines
        """);
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < areas; i++) {
      Path area = source.resolve("pipelines").resolve(area(i));
      write(area.resolve("__init__.py"), "from .pipeline import create_pipeline  # noqa: F401\n");
      write(area.resolve("nodes.py"), nodes(i % 4 == 3));
      write(area.resolve("pipeline.py"), pipeline(i));
      parameters.append(
          "%s:\n  threshold: 0.%d\n  columns: [id, day, amount]\n".formatted(area(i), i + 1));
    }
    write(folder.resolve("conf/base/parameters.yml"), parameters.toString());
    write(
        folder.resolve("conf/base/catalog.yml"),
        """
        sales:
          type: pandas.CSVDataset
          filepath: data/01_raw/sales.csv

        "{area}.step_{number}":
          type: pandas.ParquetDataset
          filepath: data/02_intermediate/{area}/step_{number}.parquet

        "{area}.frame_{number}":
          type: spark.SparkDataset
          filepath: data/03_primary/{area}/frame_{number}

        "{area}.report":
          type: pandas.ParquetDataset
          filepath: data/08_reporting/{area}.parquet
        """);
    write(folder.resolve("conf/local/.gitkeep"), "");
  }

  private static String area(int number) {
    return String.format(Locale.ROOT, "area_%03d", number);
  }

  private static String nodes(boolean spark) {
    String frame = spark ? "DataFrame" : "pd.DataFrame";
    StringBuilder code = new StringBuilder("\"\"\"What the nodes of one area do.\"\"\"\n\n");
    code.append("import logging\n\nimport pandas as pd\n");
    code.append(spark ? "from pyspark.sql import DataFrame\n" : "");
    code.append("\nlogger = logging.getLogger(__name__)\n");
    for (int step = 0; step < NODES; step++) {
      code.append(
          """


          def step_%d(data: %s, threshold: float) -> %s:
              \"""Keeps what is above the threshold.

              Args:
                  data: What the step before has left.
                  threshold: The least amount that counts.
              \"""
              kept = data[data["amount"] > threshold]
              for column in ("id", "day"):
                  if column not in kept.columns:
                      raise ValueError(f"no column {column}")
              logger.info("kept %%d rows", len(kept))
              return kept.assign(step=%d)
          """
              .formatted(step, frame, frame, step));
    }
    return code.toString();
  }

  private static String pipeline(int number) {
    String dataset = number % 4 == 3 ? "frame_" : "step_";
    StringBuilder code = new StringBuilder("\"\"\"One area of the business.\"\"\"\n\n");
    code.append("from kedro.pipeline import Pipeline, node, pipeline\n\n");
    code.append("from . import nodes\n\n\n");
    code.append("def create_pipeline(**kwargs) -> Pipeline:\n    steps = [\n");
    for (int step = 0; step < NODES; step++) {
      code.append(
          """
                  node(
                      func=nodes.step_%d,
                      inputs=["%s", "params:%s.threshold"],
                      outputs="%s",
                      name="step_%d",
                      tags=["daily"],
                  ),
          """
              .formatted(
                  step,
                  step == 0 ? "source" : dataset + (step - 1),
                  area(number),
                  step == NODES - 1 ? "report" : dataset + step,
                  step));
    }
    code.append("    ]\n");
    code.append(
        """
            return pipeline(
                steps,
                namespace="%s",
                inputs={"source": "%s"},
                parameters={"params:%s.threshold"},
                tags="retail",
            )
        """
            .formatted(
                area(number), number == 0 ? "sales" : area(number - 1) + ".report", area(number)));
    return code.toString();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
