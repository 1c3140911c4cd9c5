package dev.kindling.rendering;

import dev.kindling.rendering.SparkOperatorFactory.Cluster;
import dev.kindling.rendering.SparkOperatorFactory.Context;
import dev.kindling.rendering.python.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operator factory that is a StringTemplate group file of the project: its templates carry the
 * names of the methods, and {@code nodeOperator} may be left out. The templates get {@code cluster}
 * or {@code job}, whose properties are written as Python literals: {@code config} has the entries
 * of {@code cluster_config} by name, {@code clusterConfig} is the whole.
 */
final class GroupFileFactory implements SparkOperatorFactory {

  private final Templates templates;

  GroupFileFactory(Templates templates) {
    this.templates = templates;
  }

  @Override
  public String createClusterOperator(Cluster cluster) {
    return render("createClusterOperator", "cluster", new ClusterView(cluster));
  }

  @Override
  public String deleteClusterOperator(Cluster cluster) {
    return render("deleteClusterOperator", "cluster", new ClusterView(cluster));
  }

  @Override
  public String submitOperator(Job job) {
    return render("submitOperator", "job", new JobView(job));
  }

  @Override
  public boolean runsNodes() {
    return templates.has("nodeOperator");
  }

  @Override
  public String nodeOperator(Job job) {
    return render("nodeOperator", "job", new JobView(job));
  }

  @Override
  public String importsStatement() {
    return templates.render("importsStatement", Map.of());
  }

  private String render(String template, String name, Object view) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put(name, view);
    return templates.render(template, attributes).strip();
  }

  /**
   * One variable of the environment.
   *
   * @param onYarn the property of Spark that sets it for a driver inside YARN: {@code NAME=value}
   * @param onExecutors the same for executors
   */
  private record Variable(Value name, Value onYarn, Value onExecutors) {

    static List<Variable> of(Map<String, String> environment) {
      return environment.entrySet().stream()
          .map(
              e ->
                  new Variable(
                      new Value(e.getKey()),
                      new Value("spark.yarn.appMasterEnv." + e.getKey() + "=" + e.getValue()),
                      new Value("spark.executorEnv." + e.getKey() + "=" + e.getValue())))
          .toList();
    }
  }

  private record ContextView(
      Value projectName,
      Value dagId,
      Value env,
      Value pipeline,
      Value artifactsPath,
      Value runScript,
      Value initScript,
      @Nullable Value environment,
      List<Variable> variables,
      Map<String, Value> settings) {

    ContextView(Context context) {
      this(
          new Value(context.projectName()),
          new Value(context.dagId()),
          new Value(context.env()),
          new Value(context.pipeline()),
          new Value(context.artifactsPath()),
          new Value(context.runScript()),
          new Value(context.initScript()),
          Value.orNothing(context.environment()),
          Variable.of(context.environment()),
          values(context.settings()));
    }
  }

  private record ClusterView(
      Value taskId,
      Value createTaskId,
      Value clusterConfig,
      Map<String, Value> config,
      ContextView context) {

    ClusterView(Cluster cluster) {
      this(
          new Value(cluster.taskId()),
          new Value(cluster.createTaskId()),
          new Value(cluster.config()),
          values(cluster.config()),
          new ContextView(cluster.context()));
    }
  }

  private record JobView(
      Value taskId,
      Value createTaskId,
      Value displayName,
      Value doc,
      Value nodes,
      Value arguments,
      Value clusterConfig,
      Map<String, Value> config,
      ContextView context) {

    JobView(Job job) {
      this(
          new Value(job.taskId()),
          new Value(job.createTaskId()),
          new Value(job.displayName()),
          new Value(job.doc()),
          new Value(job.nodes()),
          new Value(job.arguments()),
          new Value(job.config()),
          values(job.config()),
          new ContextView(job.context()));
    }
  }

  private static Map<String, Value> values(Map<String, Object> all) {
    Map<String, Value> values = new LinkedHashMap<>();
    all.forEach((name, value) -> values.put(name, new Value(value)));
    return values;
  }
}
