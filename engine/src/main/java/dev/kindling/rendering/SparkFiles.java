package dev.kindling.rendering;

/** Names that the DAG and the files beside it agree on; all lie at the artifacts' path. */
final class SparkFiles {

  /** Folder, below the output folder, of what is uploaded to the artifacts' path. */
  static final String FOLDER = "spark/";

  /** The Kedro run script. */
  static final String RUN_SCRIPT = "spark_run.py";

  /** The cluster's initialization script. */
  static final String INIT_SCRIPT = "cluster_init.sh";

  /** The project's sources, which the initialization script unpacks and the image holds. */
  static final String ARCHIVE = "project.tar.gz";

  private SparkFiles() {}
}
