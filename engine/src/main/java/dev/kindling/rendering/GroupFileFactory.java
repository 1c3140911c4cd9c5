package dev.kindling.rendering;

import dev.kindling.rendering.SparkOperatorFactory.Cluster;
import dev.kindling.rendering.SparkOperatorFactory.Context;
import dev.kindling.rendering.python.TemplateValue;
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
  private record Variable(TemplateValue name, TemplateValue onYarn, TemplateValue onExecutors) {

    static List<Variable> of(Map<String, String> environment) {
      return environment.entrySet().stream()
          .map(
              e ->
                  new Variable(
                      new TemplateValue(e.getKey()),
                      new TemplateValue(
                          "spark.yarn.appMasterEnv." + e.getKey() + "=" + e.getValue()),
                      new TemplateValue("spark.executorEnv." + e.getKey() + "=" + e.getValue())))
          .toList();
    }
  }

  private record ContextView(
      TemplateValue projectName,
      TemplateValue dagId,
      TemplateValue env,
      TemplateValue pipeline,
      TemplateValue artifactsPath,
      TemplateValue runScript,
      TemplateValue initScript,
      @Nullable TemplateValue environment,
      List<Variable> variables,
      Map<String, TemplateValue> settings) {

    ContextView(Context context) {
      this(
          new TemplateValue(context.projectName()),
          new TemplateValue(context.dagId()),
          new TemplateValue(context.env()),
          new TemplateValue(context.pipeline()),
          new TemplateValue(context.artifactsPath()),
          new TemplateValue(context.runScript()),
          new TemplateValue(context.initScript()),
          TemplateValue.orNothing(context.environment()),
          Variable.of(context.environment()),
          values(context.settings()));
    }
  }

  private record ClusterView(
      TemplateValue taskId,
      TemplateValue createTaskId,
      TemplateValue clusterConfig,
      Map<String, TemplateValue> config,
      ContextView context) {

    ClusterView(Cluster cluster) {
      this(
          new TemplateValue(cluster.taskId()),
          new TemplateValue(cluster.createTaskId()),
          new TemplateValue(cluster.config()),
          values(cluster.config()),
          new ContextView(cluster.context()));
    }
  }

  private record JobView(
      TemplateValue taskId,
      TemplateValue createTaskId,
      TemplateValue displayName,
      TemplateValue doc,
      TemplateValue nodes,
      TemplateValue arguments,
      TemplateValue clusterConfig,
      Map<String, TemplateValue> config,
      ContextView context) {

    JobView(Job job) {
      this(
          new TemplateValue(job.taskId()),
          new TemplateValue(job.createTaskId()),
          new TemplateValue(job.displayName()),
          new TemplateValue(job.doc()),
          new TemplateValue(job.nodes()),
          new TemplateValue(job.arguments()),
          new TemplateValue(job.config()),
          values(job.config()),
          new ContextView(job.context()));
    }
  }

  private static Map<String, TemplateValue> values(Map<String, Object> all) {
    Map<String, TemplateValue> values = new LinkedHashMap<>();
    all.forEach((name, value) -> values.put(name, new TemplateValue(value)));
    return values;
  }
}
