package dev.kindling.configuration;

/** Reads a project's configuration as one of Kedro's loaders does. */
public interface ConfigLoader {

  /**
   * Reads one kind of configuration: {@code catalog}, {@code parameters}, or any other that has
   * patterns.
   *
   * @throws dev.kindling.facts.InvalidInput for a file that is no YAML
   */
  Configuration load(String key);

  /** The loader that the project uses. */
  static ConfigLoader of(ConfigSettings settings) {
    return settings.kind() == ConfigSettings.Kind.OMEGACONF
        ? new OmegaConfigLoader(settings)
        : new LegacyConfigLoader(settings);
  }
}
