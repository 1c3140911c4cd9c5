package dev.kindling.project.folder;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Unread;
import dev.kindling.project.kedro.KedroConstructors;
import dev.kindling.project.kedro.KedroPipeline;
import dev.kindling.project.kedro.KedroRefusal;
import dev.kindling.project.kedro.KedroRules;
import dev.kindling.project.kedro.NodeFacts;
import dev.kindling.project.kedro.NodeOrder;
import dev.kindling.project.kedro.PipelineFinder;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
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

  /** No name of a pipeline: any may be meant. */
  private static final String ALL = "\0";

  /** Nor this: it is one pipeline, whichever. */
  private static final String NAMELESS = "\1";

  private final CodeOptions options;
  private final Interpreter interpreter;
  private final NodeFacts facts;
  private final PipelineFinder finder;
  private final ProjectHooks hooks;
  private final OldContext oldContext;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final Map<Value.Unknown, Set<String>> holes = new LinkedHashMap<>();
  private final List<Unread> unread = new ArrayList<>();
  private boolean everything;

  RegistryReader(
      CodeOptions options,
      Interpreter interpreter,
      KedroRules rules,
      PipelineFinder finder,
      ProjectHooks hooks,
      OldContext oldContext) {
    this.options = options;
    this.interpreter = interpreter;
    this.facts = new NodeFacts(rules);
    this.finder = finder;
    this.hooks = hooks;
    this.oldContext = oldContext;
  }

  /**
   * What helps. The folder of the packages is no package itself to {@code kedro run}; {@code python
   * -m kedro} finds it below the folder that it starts in.
   */
  private String cure(String reason) {
    Path source = options.source();
    boolean fromAbove =
        Place.real(options.root()).equals(Place.real(source).getParent())
            && reason.contains("`" + source.getFileName() + ".");
    String above = Place.name(options.root());
    return fromAbove
        ? "; it is found from the folder above alone, as by `python -m kedro`: name that with --import-root %s"
            .formatted(above.isEmpty() ? "." : above)
        : CURE;
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
      if (KedroRefusal.is(e)) {
        throw new InvalidInput(e.site().origin(), e.getMessage());
      }
      String reason =
          e.isUnfollowed()
              ? String.valueOf(e.getMessage())
              : "the code raises " + e.typeName() + ": " + e.getMessage();
      unread.add(new Unread("the pipelines", reason + cure(reason), e.site().origin()));
    }
    holes.forEach(
        (hole, names) ->
            unread.add(
                new Unread(
                    part(names),
                    hole.reason() + cure(hole.reason()),
                    hole.site().origin(),
                    names.contains(ALL) || names.contains(NAMELESS)
                        ? List.of()
                        : List.copyOf(names))));
    return new Registry(pipelines, unread, List.copyOf(finder.skipped()));
  }

  private static String part(Set<String> names) {
    if (names.contains(ALL)) {
      return "the pipelines";
    }
    List<String> some = names.stream().limit(3).map(RegistryReader::quoted).toList();
    String more = names.size() > 3 ? " and " + (names.size() - 3) + " more" : "";
    return "a part of the pipeline"
        + (names.size() > 1 ? "s " : " ")
        + String.join(", ", some)
        + more;
  }

  private void register() {
    List<Value> functions = registering();
    if (functions.isEmpty()) {
      unread.add(
          interpreter.hasModule(options.packageName())
              ? new Unread(
                  "the pipelines",
                  "the project has no `pipeline_registry` with a `register_pipelines`" + CURE,
                  Origin.UNKNOWN)
              : MissingPackage.of(options));
      return;
    }
    Map<Value, Value> registered = new LinkedHashMap<>();
    for (Value function : functions) {
      register(interpreter.attempt(function, Site.NOWHERE), registered);
    }
    registered.forEach((name, value) -> add(name, value, Site.NOWHERE));
    if (everything) {
      pipelines.clear();
    }
  }

  /** Pipelines of a later hook take the place of those of the same name. */
  private void register(Value given, Map<Value, Value> registered) {
    Value result = KedroConstructors.unwrapped(given);
    if (result instanceof KedroPipeline) {
      registered.put(Value.of(Pipeline.DEFAULT), result);
    } else if (result instanceof Container.DictValue dict
        && (dict.spoiled() == null || !dict.seen().isEmpty())) {
      registered.putAll(dict.seen());
      if (dict.spoiled() != null && !dict.isLoose()) {
        hole(dict.spoiled(), ALL);
      }
    } else {
      everything = true;
      hole(Iteration.unknown(result, Site.NOWHERE), ALL);
    }
  }

  /** What a message calls the pipeline, so that no name of a project's is taken for a word. */
  private static String quoted(String name) {
    return name.equals(NAMELESS) ? "whose name is not known" : "`" + name + "`";
  }

  private void hole(Value.Unknown reason, String pipeline) {
    holes.computeIfAbsent(reason, key -> new LinkedHashSet<>()).add(pipeline);
  }

  private void add(Value name, Value value, Site site) {
    if (!(name instanceof Text text)) {
      hole(Iteration.unknown(name, site), NAMELESS);
    } else if (KedroConstructors.unwrapped(value) instanceof KedroPipeline pipeline) {
      add(text.value(), pipeline);
    } else {
      hole(Iteration.unknown(value, text.site()), text.value());
    }
  }

  private void add(String name, KedroPipeline given) {
    KedroPipeline pipeline = given.settled();
    pipeline.holes().forEach(reason -> hole(reason, name));
    List<Node> nodes = pipeline.nodes().stream().map(facts::of).toList();
    pipelines.add(new Pipeline(name, NodeOrder.sort(nodes)));
  }

  /** The functions that give the pipelines, in the order of their calls. */
  private List<Value> registering() {
    List<Value> functions = new ArrayList<>();
    String registry = options.packageName() + ".pipeline_registry";
    boolean hooked = !options.kedro().atLeast(0, 18, 0);
    if (interpreter.hasModule(registry)) {
      ModuleValue module = interpreter.module(registry);
      if (module != null) {
        functions.add(
            interpreter.attribute(module, "register_pipelines", new Site(module.file(), 1)));
      }
      if (hooked) {
        functions.addAll(hooks.registered("register_pipelines"));
      }
    } else if (hooked) {
      Value only = options.context() != null ? context() : null;
      only = only != null ? only : hooks.any("register_pipelines");
      only = only != null ? only : old();
      if (only != null) {
        functions.add(only);
      }
    }
    return functions;
  }

  /** Up to 0.16, the project's context gives them. */
  private @Nullable Value context() {
    Value context = oldContext.object();
    for (String name : List.of("_get_pipelines", "_pipelines")) {
      if (context instanceof Instance object && object.type().attributes().containsKey(name)) {
        return interpreter.attribute(object, name, object.type().site());
      }
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
