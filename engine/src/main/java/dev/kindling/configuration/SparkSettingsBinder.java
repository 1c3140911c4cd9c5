package dev.kindling.configuration;

import dev.kindling.configuration.SparkSettings.LocalStorage;
import dev.kindling.configuration.SparkSettings.OnKubernetes;
import dev.kindling.configuration.SparkSettings.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values of {@code run_config.spark} to {@link SparkSettings}. */
final class SparkSettingsBinder {

  private SparkSettingsBinder() {}

  static SparkSettings bind(SettingsSection spark) {
    Setting<String> word =
        spark.word(
            "type", new TreeSet<>(List.of("none", "dataproc", "k8s", "kubernetes", "custom")));
    Type type =
        switch (word.orElse("none")) {
          case "dataproc" -> Type.DATAPROC;
          case "k8s", "kubernetes" -> Type.KUBERNETES;
          case "custom" -> Type.CUSTOM;
          default -> Type.NONE;
        };
    SparkSettings read =
        new SparkSettings(
            new Setting<>(word.key(), type, word.origin()),
            spark.text("operator_factory"),
            spark.text("region"),
            spark.text("project_id"),
            spark.text("cluster_name"),
            spark.text("artifacts_path"),
            spark.text("user_init_path"),
            spark.text("user_post_init_path"),
            clusterConfig(type, spark),
            type == Type.KUBERNETES ? kubernetes(spark.section("cluster_config")) : null);
    spark.finish();
    return read;
  }

  /** Google's client refuses what its schema does not have, so it is held against that here. */
  private static Map<String, Object> clusterConfig(Type type, SettingsSection spark) {
    return switch (type) {
      case KUBERNETES -> Map.of();
      case DATAPROC -> spark.message("cluster_config", ClientSchema.dataproc(), "ClusterConfig");
      case NONE, CUSTOM -> spark.plain("cluster_config");
    };
  }

  private static OnKubernetes kubernetes(SettingsSection cluster) {
    SettingsSection requests = cluster.section("requests");
    SettingsSection limits = cluster.section("limits");
    OnKubernetes read =
        new OnKubernetes(
            cluster.text("run_script"),
            cluster.scalar("image"),
            cluster.textMap("conf"),
            cluster.integer("driver_port"),
            cluster.integer("block_manager_port"),
            cluster.textMap("secrets"),
            cluster.textMap("labels"),
            localStorage(cluster),
            cluster.textMap("env_vars"),
            requests.scalar("cpu"),
            limits.scalar("cpu"),
            limits.text("memory"),
            cluster.integerOr("num_executors", 1),
            joined(cluster, "jars"),
            joined(cluster, "packages"),
            joined(cluster, "repositories"));
    requests.finish();
    limits.finish();
    cluster.finish();
    return read;
  }

  private static @Nullable LocalStorage localStorage(SettingsSection cluster) {
    if (!cluster.has("local_storage")) {
      return null;
    }
    SettingsSection storage = cluster.section("local_storage");
    LocalStorage read =
        new LocalStorage(
            storage.textOr("class_name", "standard"),
            storage.text("size").require("the size of each volume, as `20Gi`"));
    storage.finish();
    return read;
  }

  private static @Nullable String joined(SettingsSection cluster, String key) {
    List<String> all = cluster.texts(key);
    return all.isEmpty() ? null : String.join(",", all);
  }
}
