package dev.kindling.facts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was read of a Kedro project: the input of every decision.
 *
 * @param name the project's name for people
 * @param packageName the project's Python package; empty where it is not known
 * @param kedroVersion as the project states it, {@code 0.19.15}; empty where it is not known
 * @param env the environment that the configuration was read for
 * @param pipelines in the order of the registry
 * @param datasets the catalog's entries by full name, factory patterns resolved for every dataset
 *     that a pipeline uses
 * @param parameters top-level keys of the parameters, sorted
 * @param unread what could not be read, by place
 * @param sessions the Spark sessions that every run makes
 * @param refusals why Kedro would not run it, whatever the pipeline
 */
public record Project(
    String name,
    String packageName,
    String kedroVersion,
    String env,
    List<Pipeline> pipelines,
    Map<String, Dataset> datasets,
    List<String> parameters,
    List<Unread> unread,
    List<SessionStart> sessions,
    List<Refusal> refusals) {

  public Project {
    pipelines = List.copyOf(pipelines);
    datasets = Collections.unmodifiableMap(new TreeMap<>(datasets));
    parameters = List.copyOf(parameters);
    unread = List.copyOf(unread);
    sessions = List.copyOf(sessions);
    refusals = List.copyOf(refusals);
  }

  /** Of a project that Kedro runs, and whose runs make no Spark session before their nodes do. */
  public Project(
      String name,
      String packageName,
      String kedroVersion,
      String env,
      List<Pipeline> pipelines,
      Map<String, Dataset> datasets,
      List<String> parameters,
      List<Unread> unread) {
    this(
        name,
        packageName,
        kedroVersion,
        env,
        pipelines,
        datasets,
        parameters,
        unread,
        List.of(),
        List.of());
  }

  /** The project with what a pipeline may lack, without what only others may. */
  public Project about(String pipeline) {
    List<Unread> own = unread.stream().filter(u -> u.concerns(pipeline)).toList();
    return own.size() == unread.size()
        ? this
        : new Project(
            name,
            packageName,
            kedroVersion,
            env,
            pipelines,
            datasets,
            parameters,
            own,
            sessions,
            refusals);
  }

  /** The registered pipeline of that name. */
  public Optional<Pipeline> pipeline(String wanted) {
    return pipelines.stream().filter(p -> p.name().equals(wanted)).findFirst();
  }
}
