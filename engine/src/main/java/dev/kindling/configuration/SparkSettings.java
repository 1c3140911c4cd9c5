package dev.kindling.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code run_config.spark}: where Spark tasks run.
 *
 * @param type {@link Type#NONE} where nothing is set
 * @param operatorFactory of {@link Type#CUSTOM}: a Java class, or a template group file
 * @param clusterName of a Dataproc cluster; for Kubernetes the Airflow connection
 * @param artifactsPath where the artifacts are uploaded
 * @param userInitPath shell script that runs before the cluster's initialization, relative to the
 *     project's source folder
 * @param userPostInitPath shell script that runs after it
 * @param clusterConfig the cluster as Google describes it, in the order of the file; what a custom
 *     factory makes of it is its own matter
 * @param kubernetes {@code cluster_config} where the type is Kubernetes
 */
public record SparkSettings(
    Setting<Type> type,
    Setting<String> operatorFactory,
    Setting<String> region,
    Setting<String> projectId,
    Setting<String> clusterName,
    Setting<String> artifactsPath,
    Setting<String> userInitPath,
    Setting<String> userPostInitPath,
    Map<String, Object> clusterConfig,
    @Nullable OnKubernetes kubernetes) {

  public SparkSettings {
    clusterConfig = Collections.unmodifiableMap(new LinkedHashMap<>(clusterConfig));
  }

  /** Where Spark can run. */
  public enum Type {
    NONE,
    DATAPROC,
    KUBERNETES,
    CUSTOM
  }

  /**
   * {@code cluster_config} of Spark on Kubernetes. Quantities are as the file writes them.
   *
   * @param runScript the runner in the image: {@code local:///home/kedro/spark_run.py}
   * @param image null for the run's
   * @param conf Spark's properties; what stands here wins
   * @param secrets mount path by name of the secret
   * @param jars comma-separated, as {@code spark-submit} takes it; like the next two
   */
  public record OnKubernetes(
      Setting<String> runScript,
      @Nullable String image,
      SortedMap<String, String> conf,
      @Nullable Integer driverPort,
      @Nullable Integer blockManagerPort,
      SortedMap<String, String> secrets,
      SortedMap<String, String> labels,
      @Nullable LocalStorage localStorage,
      SortedMap<String, String> envVars,
      @Nullable String requestsCpu,
      @Nullable String limitsCpu,
      Setting<String> limitsMemory,
      int numExecutors,
      @Nullable String jars,
      @Nullable String packages,
      @Nullable String repositories) {

    public OnKubernetes {
      conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
      secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
      envVars = Collections.unmodifiableSortedMap(new TreeMap<>(envVars));
    }
  }

  /** A volume of its own for every driver and executor, for what Spark spills. */
  public record LocalStorage(String className, String size) {}
}
