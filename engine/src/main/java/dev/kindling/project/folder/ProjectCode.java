package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.Resolver;
import dev.kindling.facts.Node;
import dev.kindling.facts.SessionStart;
import dev.kindling.project.kedro.KedroConstructors;
import dev.kindling.project.kedro.KedroModel;
import dev.kindling.project.kedro.KedroRules;
import dev.kindling.project.kedro.PipelineFinder;
import dev.kindling.project.kedro.ProjectPythons;
import dev.kindling.project.kedro.Requirements;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.standard.StandardModules;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project's Python, read without running it: its settings, its pipelines, its classes. */
public final class ProjectCode {

  private final CodeOptions options;
  private final Interpreter interpreter;
  private final KedroConstructors constructors;
  private final KedroRules rules;
  private final PipelineFinder finder;
  private final ProjectHooks hooks;
  private final OldContext oldContext;
  private final ConfigurationModel configuration;
  private final Map<String, ClassFacts> classes = new HashMap<>();

  private ProjectCode(CodeOptions options) {
    this.options = options;
    List<Path> roots = new ArrayList<>(options.importRoots());
    if (options.context() != null) {
      // Up to 0.16, `kedro` imports the project's `kedro_cli` from its root.
      roots.add(options.root());
    }
    ProjectFiles files = new ProjectFiles(options.root(), options.source(), roots, options.files());
    KedroModel kedro =
        new KedroModel(
            options.kedro(),
            options.packageName(),
            this::constructors,
            this::finder,
            () -> new KedroModel.Settings(this::settingValue));
    this.configuration = new ConfigurationModel(options);
    Requirements requirements = options.requirements();
    this.interpreter =
        new Interpreter(
            files,
            options.environment(),
            List.of(kedro, configuration, new StandardModules()),
            ProjectPythons.of(requirements, options.kedro()));
    this.rules = new KedroRules(options.kedro(), interpreter, requirements);
    this.constructors = new KedroConstructors(rules);
    this.finder = new PipelineFinder(interpreter, files, options.packageName(), options.kedro());
    this.hooks = new ProjectHooks(interpreter, options.packageName());
    this.oldContext = new OldContext(options, interpreter);
  }

  public static ProjectCode of(CodeOptions options) {
    return new ProjectCode(options);
  }

  Requirements requirements() {
    return options.requirements();
  }

  private KedroConstructors constructors() {
    return constructors;
  }

  private PipelineFinder finder() {
    return finder;
  }

  /**
   * A constant of the project's {@code settings}: a plain Java value or a {@link PlainValue}. Empty
   * where the module or the name is missing; {@code None} is {@link PlainValue.Named} "None".
   */
  Optional<Object> setting(String name) {
    return DeepStack.call(
        () -> {
          try {
            ModuleValue module = settings();
            Value value = module == null ? null : module.names().get(name);
            return value == null
                ? Optional.empty()
                : Optional.of(PlainValues.of(value, new Site(module.file(), 1)));
          } catch (PythonError e) {
            return Optional.of(new PlainValue.Unknown(e.getMessage(), e.site().origin()));
          }
        });
  }

  /**
   * The interpolation functions that the settings name, and those that they and their hooks
   * register with omegaconf, by name. What is registered already is not registered again.
   */
  Map<String, Resolver> resolvers() {
    return DeepStack.call(
        () -> {
          Map<String, Resolver> resolvers = new LinkedHashMap<>();
          try {
            ModuleValue module = settings();
            Value args = module == null ? null : module.names().get("CONFIG_LOADER_ARGS");
            if (args != null) {
              resolvers.putAll(ProjectResolver.of(args, interpreter));
            }
            hooks.afterContextCreated();
          } catch (PythonError e) {
            // What has been registered before counts all the same.
          }
          resolvers.putAll(ProjectResolver.named(configuration.registered(), interpreter));
          return resolvers;
        });
  }

  /**
   * The configuration's loader that a hook or a context makes, up to 0.17: {@link ConfigSettings},
   * a {@link PlainValue.Unknown}, or {@code None} where nobody makes one.
   */
  Object loader(ConfigSettings usual) {
    return DeepStack.call(
        () -> {
          try {
            return new RegisteredLoader(interpreter, hooks, oldContext).make(usual);
          } catch (PythonError e) {
            return new PlainValue.Unknown(String.valueOf(e.getMessage()), e.site().origin());
          }
        });
  }

  private @Nullable ModuleValue settings() {
    String name = options.packageName() + ".settings";
    return interpreter.hasModule(name) ? interpreter.module(name) : null;
  }

  private Value settingValue(String name) {
    ModuleValue module = settings();
    Value value = module == null ? null : module.names().get(name);
    return value != null
        ? value
        : name.equals("CONF_SOURCE") || name.equals("CONF_ROOT")
            ? Value.of("conf")
            : new Value.Unknown("the setting `" + name + "` is Kedro's own", Site.NOWHERE);
  }

  /**
   * The class that a dataset's type names, where the project defines it.
   *
   * @param type as the catalog writes it: {@code shop.datasets.LazySparkDataset}
   */
  ClassFacts classFacts(String type) {
    return classes.computeIfAbsent(
        type, name -> DeepStack.call(() -> new ClassLookup(interpreter).find(name)));
  }

  /** The Spark sessions that every run makes; to be asked once the pipelines were registered. */
  List<SessionStart> sessions(ConfigSettings configuration) {
    return DeepStack.call(
        () -> {
          List<ClassValue> contexts = new ArrayList<>();
          try {
            ModuleValue settings = settings();
            if (settings != null
                && settings.names().get("CONTEXT_CLASS") instanceof ClassValue own) {
              contexts.add(own);
            }
            oldContext.type().ifPresent(contexts::add);
          } catch (PythonError e) {
            // What keeps the settings from being read is told where they are read.
            contexts.clear();
          }
          return new SessionStarts(interpreter, hooks, configuration).of(contexts);
        });
  }

  /**
   * The registered pipelines.
   *
   * @throws dev.kindling.facts.InvalidInput where Kedro itself refuses them
   */
  public Registry registry() {
    return DeepStack.call(
        () -> new RegistryReader(options, interpreter, rules, finder, hooks, oldContext).read());
  }

  /**
   * The node with the annotations and the body of the function that stands at its origin; empty
   * where none does or where its inputs do not fit.
   */
  public Optional<Node> inspected(Node node) {
    return DeepStack.call(() -> new SourceFunctions(options, interpreter, rules).inspected(node));
  }
}
