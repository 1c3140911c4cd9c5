package dev.kindling.project.folder;

import dev.kindling.files.FileCache;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How to read a project.
 *
 * @param env the environment that the user names; null leaves it to {@code KEDRO_ENV}, then to the
 *     project
 * @param confSource the configuration's folder that the user names; null leaves it to the project
 * @param params runtime parameters by dotted key, as {@code --params} gives them
 * @param environment the variables of the process
 * @param importRoots folders beside the project's own that its imports start from
 * @param files what files of the project are opened through
 * @param live how to ask the project's own Python; null reads without running anything
 */
public record ReadOptions(
    @Nullable String env,
    @Nullable Path confSource,
    Map<String, String> params,
    Map<String, String> environment,
    List<Path> importRoots,
    FileCache files,
    @Nullable Live live) {

  /**
   * The project's own Python.
   *
   * @param python the interpreter that the user names; null looks for one
   */
  public record Live(@Nullable Path python) {}

  public ReadOptions {
    params = Collections.unmodifiableMap(new TreeMap<>(params));
    environment = Map.copyOf(environment);
    importRoots = List.copyOf(importRoots);
  }

  /** Nothing named: the project decides, and the process's own variables hold. */
  public static ReadOptions defaults() {
    return new ReadOptions(null, null, Map.of(), System.getenv(), List.of(), new FileCache(), null);
  }

  public ReadOptions withEnv(@Nullable String name) {
    return new ReadOptions(name, confSource, params, environment, importRoots, files, live);
  }

  public ReadOptions withConfSource(@Nullable Path folder) {
    return new ReadOptions(env, folder, params, environment, importRoots, files, live);
  }

  public ReadOptions withParams(Map<String, String> values) {
    return new ReadOptions(env, confSource, values, environment, importRoots, files, live);
  }

  public ReadOptions withEnvironment(Map<String, String> variables) {
    return new ReadOptions(env, confSource, params, variables, importRoots, files, live);
  }

  public ReadOptions withImportRoots(List<Path> folders) {
    return new ReadOptions(env, confSource, params, environment, folders, files, live);
  }

  /** For a project of its own, or one that is opened already. */
  public ReadOptions withFiles(FileCache opened) {
    return new ReadOptions(env, confSource, params, environment, importRoots, opened, live);
  }

  /** Asks the project's own Python for the truth; null looks for an interpreter. */
  public ReadOptions live(@Nullable Path python) {
    return new ReadOptions(
        env, confSource, params, environment, importRoots, files, new Live(python));
  }
}
