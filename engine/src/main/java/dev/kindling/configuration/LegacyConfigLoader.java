package dev.kindling.configuration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.kindling.configuration.ConfigFiles.Found;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ConfigLoader} and {@code TemplatedConfigLoader} of Kedro up to 0.18: whole entries replace
 * one another; the templated one fills {@code ${…}} from its globals. It also renders the files as
 * Jinja templates, which is code: a file with Jinja in it is reported, not read.
 */
final class LegacyConfigLoader implements ConfigLoader {

  private static final Pattern JINJA = Pattern.compile("\\{[%{#]");

  private final ConfigSettings settings;
  private @Nullable YamlMapping globals;

  LegacyConfigLoader(ConfigSettings settings) {
    this.settings = settings;
  }

  @Override
  public Configuration load(String key) {
    boolean templated = settings.kind() == Kind.TEMPLATED;
    List<Unread> unread = new ArrayList<>();
    if (key.equals("catalog") && !others(key, unread)) {
      ConfigFiles.missing(settings, key).ifPresent(unread::add);
    }
    YamlMapping values = read(settings.patterns(key), templated, unread);
    if (templated) {
      globals(unread);
      values = new TemplateText(this::global, true).fill(values);
    }
    return new Configuration(values, unread);
  }

  /** These loaders read INI, XML, properties and pickles too; whether there are any. */
  private boolean others(String key, List<Unread> unread) {
    boolean any = false;
    for (String env : envs()) {
      for (Found file : new ConfigFiles(settings, env).others(settings.patterns(key))) {
        any = true;
        unread.add(
            new Unread(
                "the file " + file.shown(),
                "Kedro reads it, and it is neither YAML nor JSON; write it as YAML",
                new Origin(file.shown(), 0, "")));
      }
    }
    return any;
  }

  private Set<String> envs() {
    return new LinkedHashSet<>(List.of(settings.baseEnv(), settings.runEnv()));
  }

  private YamlMapping read(List<String> patterns, boolean rendered, List<Unread> unread) {
    YamlMapping all = YamlMapping.empty(Origin.UNKNOWN);
    for (String env : envs()) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (Found file : new ConfigFiles(settings, env).of(patterns)) {
        read(file, settings.yaml(), rendered, entries, unread);
      }
      all = Merging.replace(all, new YamlMapping(entries, Origin.UNKNOWN));
    }
    return all;
  }

  private static void read(
      Found file,
      YamlFlavour yaml,
      boolean rendered,
      Map<String, Entry> entries,
      List<Unread> unread) {
    Origin template = rendered ? jinja(file) : null;
    if (template != null) {
      unread.add(
          new Unread(
              "the file " + file.shown(),
              "it is a Jinja template, which is code and is not run; "
                  + "write the entries out or read with --live",
              template));
      return;
    }
    YamlValue value = file.shown().endsWith(".json") ? json(file, yaml) : file.read(yaml);
    if (!(value instanceof YamlMapping mapping)) {
      unread.add(
          new Unread(
              "the file " + file.shown(),
              "it holds " + value.shape() + " where Kedro takes a mapping; name its values",
              value.origin()));
      return;
    }
    OmegaConfigLoader.withTextKeys(mapping, unread)
        .entries()
        .forEach(
            (key, entry) -> {
              if (key.startsWith("_")) {
                return;
              }
              Entry first = entries.putIfAbsent(key, entry);
              if (first != null) {
                unread.add(
                    new Unread(
                        "the key `" + key + "`",
                        "two files of one environment set it, first "
                            + first.key()
                            + ", which Kedro refuses; keep one of them",
                        entry.key()));
              }
            });
  }

  /**
   * These loaders read JSON by its own parser, not as YAML, which takes no tab between two values;
   * within a text JSON has none.
   */
  private static YamlValue json(Found file, YamlFlavour yaml) {
    refuseNoJson(file);
    return YamlFile.parse(file.text().replace('\t', ' '), file.shown(), yaml);
  }

  private static void refuseNoJson(Found file) {
    String text = file.text();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        // Every token is checked by being read.
      }
    } catch (IOException e) {
      int line =
          e instanceof JacksonException j && j.getLocation() != null
              ? j.getLocation().getLineNr()
              : 0;
      throw new InvalidInput(
          new SourceLines(file.shown(), text).origin(line),
          "the file is no valid JSON here; mend the line");
    }
  }

  private static @Nullable Origin jinja(Found file) {
    String text = file.text();
    Matcher matcher = JINJA.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    int line = 1 + (int) text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
    return new SourceLines(file.shown(), text).origin(line);
  }

  private YamlMapping globals(List<Unread> unread) {
    if (globals == null) {
      String pattern = settings.globalsPattern();
      YamlMapping files = YamlMapping.empty(Origin.UNKNOWN);
      if (pattern != null) {
        files = read(List.of(pattern), false, unread);
        ConfigFiles.missing(settings.matching("globals", List.of(pattern)), "globals")
            .ifPresent(unread::add);
      }
      globals = Merging.replace(files, settings.globals());
    }
    return globals;
  }

  private @Nullable YamlValue global(String path) {
    YamlValue value = globals(new ArrayList<>());
    for (String key : path.split("\\.", -1)) {
      value = value instanceof YamlMapping mapping ? mapping.get(key) : null;
    }
    return value;
  }
}
