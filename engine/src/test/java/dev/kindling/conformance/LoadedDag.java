package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A DAG as Airflow loaded it, compared with the plan that it was made of.
 *
 * @param byName tasks by their display name
 * @param byId the same by id
 */
record LoadedDag(Map<String, JsonNode> byName, Map<String, JsonNode> byId) {

  private static final Map<String, String> ON_SPARK =
      Map.of(
          "dataproc", "DataprocSubmitJobOperator",
          "kubernetes", "SparkSubmitOperator",
          "emr", "EmrAddStepsOperator",
          "custom", "BashOperator");

  static LoadedDag of(JsonNode dag) {
    Map<String, JsonNode> byName = new HashMap<>();
    Map<String, JsonNode> byId = new HashMap<>();
    dag.get("tasks").forEach(task -> byName.put(task.get("name").asText(), task));
    dag.get("tasks").forEach(task -> byId.put(task.get("id").asText(), task));
    return new LoadedDag(byName, byId);
  }

  /** Tasks, operators, arguments and order are those of the plan, and a cluster frames Spark. */
  void assertIs(JsonNode plan, String type) {
    Set<String> planned = new TreeSet<>();
    for (JsonNode task : plan.get("tasks")) {
      String name = task.get("name").asText();
      planned.add(name);
      assertThat(byName).containsKey(name);
      assertTask(task, byName.get(name), type, plan);
    }
    for (JsonNode task : plan.get("tasks")) {
      Set<String> expected = reachable(task.get("name").asText(), plan);
      Set<String> actual = reachable(byName.get(task.get("name").asText()));
      actual.retainAll(planned);
      assertThat(actual).as("after " + task.get("name")).isEqualTo(expected);
    }
    boolean spark = plan.findValuesAsText("type").contains("pyspark");
    assertThat(byId.containsKey("create_spark_cluster"))
        .isEqualTo(spark && !type.equals("kubernetes"));
    if (byId.containsKey("create_spark_cluster")) {
      assertCluster(plan);
    }
  }

  private static void assertTask(JsonNode planned, JsonNode task, String type, JsonNode plan) {
    boolean spark = planned.get("type").asText().equals("pyspark");
    String expected =
        spark
            ? ON_SPARK.get(type)
            : type.equals("custom") ? "BashOperator" : "KubernetesPodOperator";
    assertThat(task.get("operator").asText()).isEqualTo(expected);
    String fields = task.get("fields").toString();
    String names = String.join(",", texts(planned));
    assertThat(fields)
        .contains("--env=" + plan.get("env").asText())
        .containsPattern(
            "--pipelines?=" + java.util.regex.Pattern.quote(plan.get("pipeline").asText()))
        .containsPattern("--nodes?=" + java.util.regex.Pattern.quote(names) + "[\"' ]");
    if (spark) {
      assertThat(fields).contains("--runner=ThreadRunner");
    }
  }

  private static List<String> texts(JsonNode planned) {
    List<String> texts = new java.util.ArrayList<>();
    planned.get("nodes").forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private void assertCluster(JsonNode plan) {
    JsonNode create = byId.get("create_spark_cluster");
    JsonNode delete = byId.get("delete_spark_cluster");
    assertThat(create.get("setup").asBoolean()).isTrue();
    assertThat(delete.get("teardown").asBoolean()).isTrue();
    for (JsonNode task : plan.get("tasks")) {
      if (task.get("type").asText().equals("pyspark")) {
        JsonNode loaded = byName.get(task.get("name").asText());
        assertThat(reachable(create)).contains(task.get("name").asText());
        assertThat(reachable(loaded)).contains("delete_spark_cluster");
      }
    }
  }

  private Set<String> reachable(JsonNode from) {
    Set<String> names = new TreeSet<>();
    Deque<JsonNode> left = new ArrayDeque<>(List.of(from));
    while (!left.isEmpty()) {
      for (JsonNode id : left.pop().get("downstream")) {
        JsonNode next = byId.get(id.asText());
        if (names.add(next.get("name").asText())) {
          left.push(next);
        }
      }
    }
    return names;
  }

  private static Set<String> reachable(String from, JsonNode plan) {
    Map<String, JsonNode> tasks = new HashMap<>();
    plan.get("tasks").forEach(task -> tasks.put(task.get("name").asText(), task));
    Set<String> names = new TreeSet<>();
    Deque<JsonNode> left = new ArrayDeque<>(List.of(tasks.get(from)));
    while (!left.isEmpty()) {
      for (JsonNode next : left.pop().get("downstream")) {
        if (names.add(next.asText())) {
          left.push(tasks.get(next.asText()));
        }
      }
    }
    return names;
  }
}
