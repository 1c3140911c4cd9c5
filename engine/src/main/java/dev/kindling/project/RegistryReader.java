package dev.kindling.project;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Unread;
import dev.kindling.python.ClassValue;
import dev.kindling.python.Container;
import dev.kindling.python.Instance;
import dev.kindling.python.Interpreter;
import dev.kindling.python.Iteration;
import dev.kindling.python.ModuleValue;
import dev.kindling.python.PythonError;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls what registers a project's pipelines, and turns what it gives into facts. */
final class RegistryReader {

  private static final String CURE = "; give a snapshot, or ask the project's Python with --live";
  private static final String ALL = "all";

  private final CodeOptions options;
  private final Interpreter interpreter;
  private final NodeFacts facts;
  private final PipelineFinder finder;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final Map<Value.Unknown, Set<String>> holes = new LinkedHashMap<>();
  private final List<Unread> unread = new ArrayList<>();

  RegistryReader(
      CodeOptions options, Interpreter interpreter, KedroRules rules, PipelineFinder finder) {
    this.options = options;
    this.interpreter = interpreter;
    this.facts = new NodeFacts(rules);
    this.finder = finder;
  }

  /**
   * The registered pipelines.
   *
   * @throws InvalidInput where Kedro itself refuses them
   */
  Registry read() {
    try {
      register();
    } catch (PythonError e) {
      if (e.qualifiedType().startsWith("kedro.")) {
        throw new InvalidInput(e.site().origin(), e.getMessage());
      }
      String reason =
          e.isUnfollowed()
              ? String.valueOf(e.getMessage())
              : "the code raises " + e.typeName() + ": " + e.getMessage();
      unread.add(new Unread("the pipelines", reason + CURE, e.site().origin()));
    }
    holes.forEach(
        (hole, names) ->
            unread.add(new Unread(part(names), hole.reason() + CURE, hole.site().origin())));
    return new Registry(pipelines, unread, List.copyOf(finder.skipped()));
  }

  private static String part(Set<String> names) {
    if (names.contains(ALL)) {
      return "the pipelines";
    }
    List<String> some = names.stream().limit(3).toList();
    String more = names.size() > 3 ? " and " + (names.size() - 3) + " more" : "";
    return "a part of the pipeline"
        + (names.size() > 1 ? "s " : " ")
        + String.join(", ", some)
        + more;
  }

  private void register() {
    Value function = registering();
    if (function == null) {
      unread.add(
          new Unread(
              "the pipelines",
              "the project has no `pipeline_registry` with a `register_pipelines`" + CURE,
              Origin.UNKNOWN));
      return;
    }
    Site site = Site.NOWHERE;
    Value result = KedroConstructors.unwrapped(interpreter.attempt(function, site));
    if (result instanceof KedroPipeline only) {
      add(Pipeline.DEFAULT, only);
    } else if (result instanceof Container.DictValue dict) {
      dict.entries().forEach((name, value) -> add(name, value, site));
      if (dict.spoiled() != null) {
        pipelines.clear();
        hole(dict.spoiled(), ALL);
      }
    } else {
      hole(Iteration.unknown(result, site), ALL);
    }
  }

  /** What a message calls the pipeline, so that no name of a project's is taken for a word. */
  private static String quoted(String name) {
    return "`" + name + "`";
  }

  private void hole(Value.Unknown reason, String pipeline) {
    holes.computeIfAbsent(reason, key -> new LinkedHashSet<>()).add(pipeline);
  }

  private void add(Value name, Value value, Site site) {
    if (!(name instanceof Text text)) {
      hole(Iteration.unknown(name, site), "whose name is not known");
    } else if (KedroConstructors.unwrapped(value) instanceof KedroPipeline pipeline) {
      add(text.value(), pipeline);
    } else {
      hole(Iteration.unknown(value, text.site()), quoted(text.value()));
    }
  }

  private void add(String name, KedroPipeline pipeline) {
    pipeline.holes().forEach(reason -> hole(reason, quoted(name)));
    List<Node> nodes = pipeline.nodes().stream().map(facts::of).toList();
    pipelines.add(new Pipeline(name, KedroOrder.sort(nodes)));
  }

  /** The function that gives the pipelines; null where the project has none. */
  private @Nullable Value registering() {
    String registry = options.packageName() + ".pipeline_registry";
    if (interpreter.hasModule(registry)) {
      ModuleValue module = interpreter.module(registry);
      if (module != null) {
        return interpreter.attribute(module, "register_pipelines", new Site(module.file(), 1));
      }
    }
    if (options.kedro().atLeast(0, 18, 0)) {
      return null;
    }
    Value hook = hook();
    return hook != null ? hook : old();
  }

  /** Up to 0.17, a hook of the project may register them. */
  private @Nullable Value hook() {
    for (String name : List.of("settings", "hooks")) {
      String full = options.packageName() + "." + name;
      ModuleValue module = interpreter.hasModule(full) ? interpreter.module(full) : null;
      if (module == null) {
        continue;
      }
      List<Value> candidates = new ArrayList<>(module.names().values());
      Value hooks = module.names().get("HOOKS");
      List<Value> listed = hooks == null ? null : Iteration.items(hooks, Site.NOWHERE);
      if (listed != null) {
        candidates.addAll(0, listed);
      }
      for (Value candidate : candidates) {
        Value method = method(candidate);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private @Nullable Value method(Value candidate) {
    if (candidate instanceof ClassValue type
        && type.attributes().containsKey("register_pipelines")) {
      Value instance = interpreter.call(type, List.of(), type.site());
      return interpreter.attribute(instance, "register_pipelines", type.site());
    } else if (candidate instanceof Instance instance
        && instance.type().attributes().containsKey("register_pipelines")) {
      return interpreter.attribute(instance, "register_pipelines", instance.type().site());
    }
    return null;
  }

  /** Up to 0.16, a function of the package's module {@code pipeline} gives them. */
  private @Nullable Value old() {
    String full = options.packageName() + ".pipeline";
    ModuleValue module = interpreter.hasModule(full) ? interpreter.module(full) : null;
    if (module == null) {
      return null;
    }
    Value many = module.names().get("create_pipelines");
    return many != null ? many : module.names().get("create_pipeline");
  }
}
