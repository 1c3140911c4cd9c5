package dev.kindling.configuration;

import dev.kindling.files.FileCache;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a project loads its configuration: what its {@code settings} say, and what the user does.
 *
 * @param kind which of Kedro's loaders reads it
 * @param root the folder that no file is opened outside of, unless the user names another source
 * @param source the folder of the environments
 * @param baseEnv the environment that is always read; empty for the source itself
 * @param runEnv the environment laid over it; empty for the source itself
 * @param patterns globs by kind of configuration, beside Kedro's own
 * @param softMerge kinds of configuration whose environments are merged in depth
 * @param resolvers names of interpolation functions that are known here although Kedro clears them
 * @param ignoreHidden whether files with a dot before their name are passed over
 * @param params runtime parameters
 * @param environment variables of the process
 * @param globalsPattern of the templated loader; null where it has none
 * @param globals values of the templated loader that the project hands over
 * @param functions interpolation functions of the project's own, by name
 * @param yaml which library reads the files
 * @param files what they are opened through
 */
public record ConfigSettings(
    Kind kind,
    Path root,
    Path source,
    String baseEnv,
    String runEnv,
    Map<String, List<String>> patterns,
    Set<String> softMerge,
    Set<String> resolvers,
    boolean ignoreHidden,
    YamlMapping params,
    Map<String, String> environment,
    @Nullable String globalsPattern,
    YamlMapping globals,
    Map<String, Resolver> functions,
    YamlFlavour yaml,
    FileCache files) {

  /** Kedro's loaders. */
  public enum Kind {
    /** {@code OmegaConfigLoader}. */
    OMEGACONF,
    /** {@code ConfigLoader}, the default up to 0.18: no interpolation. */
    PLAIN,
    /** {@code TemplatedConfigLoader}: {@code ${path|default}} filled from globals. */
    TEMPLATED
  }

  /** Without interpolation functions of the project's own. */
  public ConfigSettings(
      Kind kind,
      Path root,
      Path source,
      String baseEnv,
      String runEnv,
      Map<String, List<String>> patterns,
      Set<String> softMerge,
      Set<String> resolvers,
      boolean ignoreHidden,
      YamlMapping params,
      Map<String, String> environment,
      @Nullable String globalsPattern,
      YamlMapping globals) {
    this(
        kind,
        root,
        source,
        baseEnv,
        runEnv,
        patterns,
        softMerge,
        resolvers,
        ignoreHidden,
        params,
        environment,
        globalsPattern,
        globals,
        Map.of(),
        kind == Kind.OMEGACONF ? YamlFlavour.OMEGACONF : YamlFlavour.PYYAML,
        new FileCache());
  }

  public ConfigSettings {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    patterns.forEach((key, globs) -> copy.put(key, List.copyOf(globs)));
    patterns = Map.copyOf(copy);
    softMerge = Set.copyOf(softMerge);
    resolvers = Set.copyOf(resolvers);
    environment = Map.copyOf(environment);
    functions = Map.copyOf(functions);
  }

  /** The same environments, read by the other settings' loader with its globals. */
  public ConfigSettings loadedBy(ConfigSettings other) {
    return new ConfigSettings(
        other.kind,
        root,
        source,
        baseEnv,
        runEnv,
        patterns,
        softMerge,
        resolvers,
        ignoreHidden,
        params,
        environment,
        other.globalsPattern,
        other.globals,
        functions,
        yaml,
        files);
  }

  /** The same with other globs for a kind of configuration. */
  public ConfigSettings matching(String key, List<String> globs) {
    Map<String, List<String>> all = new LinkedHashMap<>(patterns);
    all.put(key, globs);
    return new ConfigSettings(
        kind,
        root,
        source,
        baseEnv,
        runEnv,
        all,
        softMerge,
        resolvers,
        ignoreHidden,
        params,
        environment,
        globalsPattern,
        globals,
        functions,
        yaml,
        files);
  }

  /** The globs of a kind of configuration: the project's own, else Kedro's. */
  List<String> patterns(String key) {
    List<String> own = patterns.get(key);
    if (own != null) {
      return own;
    }
    return key.equals("globals")
        ? List.of("globals.yml")
        : List.of(key + "*", key + "*/**", "**/" + key + "*");
  }
}
