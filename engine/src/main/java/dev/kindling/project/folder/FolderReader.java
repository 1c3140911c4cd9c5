package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigLoader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.Configuration;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.Unread;
import dev.kindling.project.kedro.Requirements;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a Kedro project's folder without running anything of it. */
public final class FolderReader {

  private final KedroProject project;
  private final ProjectCode code;
  private final ProjectSettings settings;
  private final ConfigSettings configuration;

  private FolderReader(Path folder, ReadOptions options) {
    this.project = ProjectFinder.find(folder, options.files());
    this.code =
        ProjectCode.of(
            new CodeOptions(
                project.root(),
                project.source(),
                options.importRoots(),
                project.packageName(),
                project.kedro(),
                project.context(),
                named(options),
                options.environment(),
                Requirements.of(project.root(), options.files()),
                options.files()));
    this.settings = new ProjectSettings(project, code, options);
    this.configuration = settings.read();
  }

  public static FolderReader of(Path folder, ReadOptions options) {
    return new FolderReader(folder, options);
  }

  public ProjectCode code() {
    return code;
  }

  /** How the project loads its configuration. */
  public ConfigSettings configuration() {
    return configuration;
  }

  private static @Nullable String named(ReadOptions options) {
    String env = options.env();
    return env == null || env.isEmpty() ? options.environment().get("KEDRO_ENV") : env;
  }

  public Project read() {
    ConfigLoader loader = ConfigLoader.of(configuration);
    Registry registry = code.registry();
    Configuration written = loader.load("catalog");
    Catalog catalog = Catalog.of(written, project.kedro(), code, code.requirements());
    Map<String, Dataset> datasets = catalog.datasets(used(registry.pipelines()));
    Set<Unread> unread = new LinkedHashSet<>(settings.unread());
    Configuration parameters = parameters(loader, unread);
    unread.addAll(registry.unread());
    unread.addAll(registry.skipped());
    unread.addAll(catalog.unread());
    return new Project(
        project.name(),
        project.packageName(),
        project.version(),
        configuration.runEnv(),
        registry.pipelines(),
        datasets,
        List.copyOf(new TreeSet<>(parameters.values().keys())),
        sorted(unread),
        code.sessions(configuration),
        refusals(written, parameters));
  }

  private List<Refusal> refusals(Configuration... read) {
    Set<Refusal> refusals = new LinkedHashSet<>(settings.refusals());
    for (Configuration configuration : read) {
      refusals.addAll(configuration.refusals());
    }
    return List.copyOf(refusals);
  }

  /** No node and no dataset depends on them: a file that is wrong takes nothing else with it. */
  private static Configuration parameters(ConfigLoader loader, Set<Unread> unread) {
    try {
      return loader.load("parameters");
    } catch (InvalidInput wrong) {
      unread.add(new Unread("the parameters", String.valueOf(wrong.getMessage()), wrong.origin()));
      return new Configuration(YamlMapping.empty(wrong.origin()), List.of());
    }
  }

  private static Set<String> used(List<Pipeline> pipelines) {
    Set<String> names = new LinkedHashSet<>();
    for (Pipeline pipeline : pipelines) {
      for (Node node : pipeline.nodes()) {
        node.inputs().stream().map(Input::dataset).forEach(names::add);
        node.outputs().stream().map(Output::dataset).forEach(names::add);
      }
    }
    return names;
  }

  private static List<Unread> sorted(Set<Unread> unread) {
    List<Unread> sorted = new ArrayList<>(unread);
    sorted.sort(
        Comparator.comparing((Unread u) -> u.origin().file())
            .thenComparing(u -> u.origin().line())
            .thenComparing(Unread::what));
    return sorted;
  }
}
