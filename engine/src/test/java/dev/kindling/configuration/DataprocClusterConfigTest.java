package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code google-cloud-dataproc} 5.32.0 takes for a cluster, and what it refuses. */
class DataprocClusterConfigTest {

  private static final BigInteger TWO = BigInteger.TWO;

  @Test
  void names_of_rest_become_those_of_the_client_at_every_depth() {
    assertThat(
            read(
                """
                workerConfig: {numInstances: 2, diskConfig: {bootDiskSizeGb: 100}}
                softwareConfig: {imageVersion: "2.2", optionalComponents: [JUPYTER]}
                initializationActions: [{executableFile: "gs://b/x.sh", executionTimeout: 600s}]
                gceClusterConfig: {privateIpv6GoogleAccess: OUTBOUND, metadata: {someKey: v}}
                """))
        .isEqualTo(
            Map.of(
                "worker_config",
                Map.of(
                    "num_instances",
                    TWO,
                    "disk_config",
                    Map.of("boot_disk_size_gb", BigInteger.valueOf(100))),
                "software_config",
                Map.of("image_version", "2.2", "optional_components", List.of("JUPYTER")),
                "initialization_actions",
                List.of(
                    Map.of(
                        "executable_file",
                        "gs://b/x.sh",
                        "execution_timeout",
                        Map.of("seconds", BigInteger.valueOf(600)))),
                "gce_cluster_config",
                Map.of(
                    "private_ipv6_google_access", "OUTBOUND", "metadata", Map.of("someKey", "v"))));
  }

  @Test
  void scalars_become_what_the_client_asks_for() {
    assertThat(
            read(
                """
                software_config:
                  image_version: 2.10
                  properties: {"spark:spark.executor.cores": 4, "spark:a": true, "spark:b": 1.50}
                worker_config: {num_instances: "2", preemptibility: spot, is_preemptible: "false"}
                lifecycle_config: {idle_delete_ttl: 1.5s, auto_delete_time: "2026-01-01T01:00:00+01:00"}
                """))
        .isEqualTo(
            Map.of(
                "software_config",
                Map.of(
                    "image_version",
                    "2.10",
                    "properties",
                    Map.of(
                        "spark:spark.executor.cores", "4", "spark:a", "true", "spark:b", "1.50")),
                "worker_config",
                Map.of("num_instances", TWO, "preemptibility", "SPOT", "is_preemptible", false),
                "lifecycle_config",
                Map.of(
                    "idle_delete_ttl",
                    Map.of("seconds", BigInteger.ONE, "nanos", BigInteger.valueOf(500_000_000)),
                    "auto_delete_time",
                    Map.of("seconds", BigInteger.valueOf(1_767_225_600)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker_config: {numInstanzes: 2} | `…worker_config.numInstanzes` is no field of a `InstanceGroupConfig` of google-cloud-dataproc 5.32.0, which refuses it; did you mean num_instances?",
        "num_workers: 2 | `…num_workers` is no field of a `ClusterConfig` of google-cloud-dataproc 5.32.0, which refuses it;",
        "worker_config: {num_instances: 2, numInstances: 3} | `…worker_config.num_instances` is set twice, as `numInstances` too; keep one",
        "worker_config: {num_instances: 2.5} | `…worker_config.num_instances` is `2.5`; write a whole number",
        "worker_config: {num_instances: true} | `…worker_config.num_instances` is `true`; write a whole number",
        "worker_config: {preemptibility: CHEAP} | `…worker_config.preemptibility` is `CHEAP`; write one of PREEMPTIBILITY_UNSPECIFIED, NON_PREEMPTIBLE, PREEMPTIBLE, SPOT",
        "worker_config: {preemptibility: 9} | `…worker_config.preemptibility` is `9`; write one of",
        "worker_config: [2] | `…worker_config` is a list; write a mapping",
        "lifecycle_config: {idle_delete_ttl: 7200} | `…lifecycle_config.idle_delete_ttl` is `7200`; write a duration, as `600s` or `{seconds: 600}`",
        "lifecycle_config: {idle_delete_ttl: {minutes: 5}} | `…lifecycle_config.idle_delete_ttl.minutes` is `5`; write `seconds` and `nanos` alone",
        "software_config: {optional_components: JUPYTER} | `…software_config.optional_components` is `JUPYTER`; write a list of names out of",
        "software_config: {properties: [a]} | `…software_config.properties` is a list; write a mapping of names to texts",
        "software_config: {properties: {a: }} | `…software_config.properties.a` is nothing; write a text",
        "gce_cluster_config: {tags: web} | `…gce_cluster_config.tags` is `web`; write a list of texts",
        "gce_cluster_config: {internal_ip_only: 1} | `…gce_cluster_config.internal_ip_only` is `1`; write true or false",
        "initialization_actions: {executable_file: x} | `…initialization_actions` is a mapping; write a list of mappings",
      })
  void what_the_client_would_refuse_is_refused_with_its_line(String config, String message) {
    assertThatThrownBy(() -> read(config + "\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(message.replace("…", "run_config.spark.cluster_config."))
        .satisfies(e -> assertThat(((InvalidInput) e).origin().line()).isEqualTo(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker_config: ", "worker_config: {}"})
  void a_key_with_nothing_behind_it_is_left_to_the_client(String config) {
    assertThat(read(config + "\n")).containsOnlyKeys("worker_config");
  }

  @Test
  void another_type_takes_what_its_factory_likes() {
    assertThat(
            AirflowSettingsReader.parse(
                    "run_config: {spark: {type: custom, cluster_config: {numWorkers: 2.5}}}",
                    "a.yaml",
                    null)
                .run()
                .spark()
                .clusterConfig())
        .isEqualTo(Map.of("numWorkers", 2.5));
  }

  @Test
  void every_name_of_rest_leads_to_one_field() {
    ClientSchema schema = ClientSchema.dataproc();
    assertThat(schema.messages()).hasSizeGreaterThan(30).containsKey("InstanceGroupConfig");
    schema
        .messages()
        .forEach(
            (message, fields) -> {
              assertThat(fields.values().stream().map(ClientSchema.Field::camelCase))
                  .doesNotHaveDuplicates();
              fields
                  .values()
                  .forEach(
                      field -> {
                        assertThat(schema.field(message, field.camelCase())).isEqualTo(field);
                        assertThat(schema.messages().containsKey(field.message()))
                            .isEqualTo(field.kind() == ClientSchema.Kind.MESSAGE);
                      });
            });
  }

  private static Map<String, Object> read(String config) {
    String indented =
        String.join("\n", Arrays.stream(config.split("\n")).map(l -> "      " + l).toList());
    return AirflowSettingsReader.parse(
            "run_config:\n  spark:\n    type: dataproc\n    cluster_config:\n" + indented + "\n",
            "airflow-k8s.yaml",
            null)
        .run()
        .spark()
        .clusterConfig();
  }
}
