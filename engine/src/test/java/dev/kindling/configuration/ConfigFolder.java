package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder of configuration files for tests, and how it is loaded. */
final class ConfigFolder {

  private final Path root;
  private ConfigSettings settings;

  ConfigFolder(Path root) {
    this.root = root;
    this.settings =
        new ConfigSettings(
            ConfigSettings.Kind.OMEGACONF,
            root,
            root.resolve("conf"),
            "base",
            "local",
            Map.of(),
            Set.of(),
            Set.of(),
            true,
            YamlMapping.empty(Origin.UNKNOWN),
            Map.of(),
            null,
            YamlMapping.empty(Origin.UNKNOWN));
  }

  ConfigFolder file(String name, String text) {
    try {
      Path file = root.resolve("conf").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ConfigFolder kind(ConfigSettings.Kind kind, String globalsPattern) {
    ConfigSettings s = settings;
    settings =
        new ConfigSettings(
            kind,
            s.root(),
            s.source(),
            s.baseEnv(),
            s.runEnv(),
            s.patterns(),
            s.softMerge(),
            s.resolvers(),
            true,
            s.params(),
            s.environment(),
            globalsPattern,
            s.globals());
    return this;
  }

  ConfigFolder envs(String base, String run) {
    ConfigSettings s = settings;
    settings =
        new ConfigSettings(
            s.kind(),
            s.root(),
            s.source(),
            base,
            run,
            s.patterns(),
            s.softMerge(),
            s.resolvers(),
            true,
            s.params(),
            s.environment(),
            s.globalsPattern(),
            s.globals());
    return this;
  }

  ConfigFolder soft(String key) {
    ConfigSettings s = settings;
    settings =
        new ConfigSettings(
            s.kind(),
            s.root(),
            s.source(),
            s.baseEnv(),
            s.runEnv(),
            s.patterns(),
            Set.of(key),
            s.resolvers(),
            true,
            s.params(),
            s.environment(),
            s.globalsPattern(),
            s.globals());
    return this;
  }

  ConfigFolder pattern(String key, String glob) {
    ConfigSettings s = settings;
    settings =
        new ConfigSettings(
            s.kind(),
            s.root(),
            s.source(),
            s.baseEnv(),
            s.runEnv(),
            Map.of(key, List.of(glob)),
            s.softMerge(),
            s.resolvers(),
            true,
            s.params(),
            s.environment(),
            null,
            s.globals());
    return this;
  }

  ConfigFolder params(String yaml) {
    ConfigSettings s = settings;
    YamlMapping values = (YamlMapping) YamlFile.parse(yaml, "--params", YamlFlavour.OMEGACONF);
    settings =
        new ConfigSettings(
            s.kind(),
            s.root(),
            s.source(),
            s.baseEnv(),
            s.runEnv(),
            s.patterns(),
            s.softMerge(),
            s.resolvers(),
            true,
            values,
            s.environment(),
            null,
            s.globals());
    return this;
  }

  Configuration load(String key) {
    return ConfigLoader.of(settings).load(key);
  }
}
