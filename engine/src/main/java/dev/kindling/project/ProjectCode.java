package dev.kindling.project;

import dev.kindling.python.Interpreter;
import dev.kindling.python.ModuleValue;
import dev.kindling.python.ProjectFiles;
import dev.kindling.python.PythonError;
import dev.kindling.python.Site;
import dev.kindling.python.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project's Python, read without running it: its settings, its pipelines, its classes. */
final class ProjectCode {

  private final CodeOptions options;
  private final Interpreter interpreter;
  private final KedroConstructors constructors;
  private final KedroRules rules;
  private final PipelineFinder finder;
  private final Map<String, ClassFacts> classes = new HashMap<>();

  private ProjectCode(CodeOptions options) {
    this.options = options;
    ProjectFiles files = new ProjectFiles(options.root(), options.source(), options.importRoots());
    KedroModel kedro =
        new KedroModel(
            options.kedro(),
            options.packageName(),
            this::constructors,
            this::finder,
            () -> new KedroModel.Settings(this::settingValue));
    this.interpreter =
        new Interpreter(
            files, options.environment(), List.of(kedro, new ConfigurationModel(options)));
    this.rules = new KedroRules(options.kedro(), interpreter);
    this.constructors = new KedroConstructors(rules);
    this.finder = new PipelineFinder(interpreter, files, options.packageName());
  }

  static ProjectCode of(CodeOptions options) {
    return new ProjectCode(options);
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

  private @Nullable ModuleValue settings() {
    String name = options.packageName() + ".settings";
    return interpreter.hasModule(name) ? interpreter.module(name) : null;
  }

  private Value settingValue(String name) {
    ModuleValue module = settings();
    Value value = module == null ? null : module.names().get(name);
    return value != null
        ? value
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

  /**
   * The registered pipelines.
   *
   * @throws dev.kindling.facts.InvalidInput where Kedro itself refuses them
   */
  Registry registry() {
    return DeepStack.call(() -> new RegistryReader(options, interpreter, rules, finder).read());
  }
}
