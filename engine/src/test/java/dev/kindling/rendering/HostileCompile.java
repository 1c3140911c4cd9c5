package dev.kindling.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A compile whose every name and value is hostile.
 *
 * @param dag what was rendered
 * @param project its name, which stands in the documentation
 * @param volume size and storage class of the volume; empty where there is none
 * @param values texts that must stand in it as they are
 * @param templates texts that must stand in it as templates that Airflow renders to them
 */
record HostileCompile(
    String dag, String project, List<String> volume, List<String> values, List<String> templates) {

  /** Names and values that one compile holds. */
  static final int SIZE = 45;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The places that Spark runs at, in turn. */
  enum Place {
    DATAPROC,
    KUBERNETES,
    EMR,
    LOCAL
  }

  static HostileCompile of(long seed) {
    return of(Place.values()[(int) (seed % Place.values().length)], new HostileText(seed));
  }

  /** A compile for that place, of those texts. */
  static HostileCompile of(Place place, HostileText text) {
    List<String> values = new ArrayList<>();
    List<String> templates = new ArrayList<>();
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("run_name", text.next());
    run.put("experiment_name", keep(text, templates));
    for (String key : List.of("image", "namespace", "description", "service_account_name")) {
      run.put(key, place == Place.LOCAL ? text.next() + "x" : keep(text, values));
    }
    run.put("image_pull_policy", place == Place.LOCAL ? "Always" : keep(text, values));
    run.put("variables_params", List.of(text.next() + "x"));
    run.put("env_vars", List.of(text.next() + "y"));
    run.put("failure_handlers", List.of(handler(text, values, templates)));
    run.put("external_dependencies", List.of(Map.of("dag_id", keep(text, templates))));
    run.put("secrets", List.of(secret(text, place, values)));
    List<String> volume = List.of(text.ascii(), text.ascii());
    run.put("volume", Map.of("size", volume.get(0), "storageclass", volume.get(1)));
    String entry = text.next() + "x";
    run.put(
        "resources",
        Map.of(
            "__default__", resources(text, place, values), entry, resources(text, place, values)));
    run.put(
        "kubernetes_pod_templates",
        Map.of(entry, podTemplate(text, place == Place.LOCAL ? new ArrayList<>() : values)));
    run.put("spark", spark(text, place, values));
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < 6) {
      names.add(text.next());
    }
    List<String> nodes = List.copyOf(names);
    String project = text.next();
    SampleCompile sample =
        SampleCompile.with(json(Map.of("run_config", run)))
            .project(project)
            .in(text.next(), text.next())
            .mlflow("https://" + text.next())
            .spark(nodes.subList(0, 2), nodes.get(2))
            .pod(nodes.get(2), nodes.get(3))
            .pod(nodes.get(3))
            .pod(nodes.get(4))
            .pod(nodes.get(5))
            .tag(nodes.get(5), "resources:" + entry, "k8s_template." + entry);
    templates.add("--node=" + nodes.get(0) + "," + nodes.get(1));
    nodes
        .subList(2, 6)
        .forEach(name -> templates.add((place == Place.LOCAL ? "--node=" : "--nodes=") + name));
    return new HostileCompile(
        sample.dag(), project, place == Place.LOCAL ? List.of() : volume, values, templates);
  }

  private static String keep(HostileText text, List<String> kept) {
    String next = "x" + text.next() + "x";
    kept.add(next);
    return next;
  }

  private static Map<String, Object> handler(
      HostileText text, List<String> values, List<String> templates) {
    String message = keep(text, templates);
    return Map.of(
        "type", "slack",
        "connection_id", keep(text, values),
        "message_template", message.replace("{", "{{").replace("}", "}}"));
  }

  private static Map<String, Object> secret(HostileText text, Place place, List<String> values) {
    List<String> kept = place == Place.LOCAL ? new ArrayList<>() : values;
    return Map.of(
        "deploy_target", keep(text, kept), "secret", keep(text, kept), "key", keep(text, kept));
  }

  /** As a mapping, or as YAML in a text: that YAML is ours, so it has to come back as well. */
  private static Map<String, Object> podTemplate(HostileText text, List<String> values) {
    Map<String, Object> template =
        Map.of("metadata", Map.of("labels", Map.of(keep(text, values), keep(text, values))));
    return Map.of("template", text.coin() ? template : json(template), "image", keep(text, values));
  }

  private static Map<String, Object> resources(HostileText text, Place place, List<String> values) {
    List<String> kept = place == Place.LOCAL ? new ArrayList<>() : values;
    return Map.of(
        "node_selectors", Map.of(keep(text, kept), keep(text, kept)),
        "labels", Map.of(keep(text, kept), keep(text, kept)),
        "annotations", Map.of(keep(text, kept), keep(text, kept)),
        "tolerations", List.of(Map.of("key", keep(text, kept), "value", keep(text, kept))),
        "limits", Map.of("cpu", keep(text, kept), "memory", keep(text, kept)));
  }

  private static Map<String, Object> spark(HostileText text, Place place, List<String> values) {
    Map<String, Object> spark = new LinkedHashMap<>();
    switch (place) {
      case DATAPROC -> {
        spark.put("type", "dataproc");
        spark.put("region", keep(text, values));
        spark.put("project_id", keep(text, values));
        spark.put("artifacts_path", keep(text, values));
        spark.put(
            "cluster_config",
            Map.of(
                "gce_cluster_config",
                Map.of("tags", List.of(keep(text, values))),
                "software_config",
                Map.of("properties", Map.of(keep(text, values), keep(text, values)))));
      }
      case KUBERNETES -> {
        spark.put("type", "k8s");
        spark.put("cluster_name", keep(text, values));
        spark.put(
            "cluster_config",
            Map.of(
                "run_script", keep(text, values),
                "conf", Map.of(keep(text, values), keep(text, values)),
                "env_vars", Map.of(keep(text, values), keep(text, values))));
      }
      case EMR -> {
        spark.put("type", "custom");
        spark.put("operator_factory", "factories/emr.stg");
        spark.put("artifacts_path", "s3://" + text.next());
        spark.put("cluster_config", Map.of(keep(text, values), keep(text, values)));
      }
      case LOCAL -> {
        spark.put("type", "custom");
        spark.put("operator_factory", "factories/local.stg");
        spark.put("artifacts_path", "/" + text.next());
        spark.put(
            "cluster_config",
            Map.of("project_home", keep(text, values), "master", keep(text, values)));
      }
    }
    return spark;
  }

  private static String json(Object value) {
    try {
      return JSON.writer()
          .with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
