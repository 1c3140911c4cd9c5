package dev.kindling.project.kedro;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeModules;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Value;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What project code imports of Kedro, as one version of it behaves. */
public final class KedroModel implements NativeModules {

  private static final Set<String> PIPELINE_MODULES =
      Set.of(
          "kedro.pipeline",
          "kedro.pipeline.node",
          "kedro.pipeline.pipeline",
          "kedro.pipeline.modular_pipeline",
          "kedro.pipeline.llm_context");

  private final KedroVersion version;
  private final Supplier<KedroConstructors> constructors;
  private final Supplier<PipelineFinder> finder;
  private final Supplier<NativeValue> settings;
  private final String packageName;

  /** The parts are asked for only when code calls them: they need the interpreter themselves. */
  public KedroModel(
      KedroVersion version,
      String packageName,
      Supplier<KedroConstructors> constructors,
      Supplier<PipelineFinder> finder,
      Supplier<NativeValue> settings) {
    this.version = version;
    this.packageName = packageName;
    this.constructors = constructors;
    this.finder = finder;
    this.settings = settings;
  }

  @Override
  public @Nullable Value member(String module, String name) {
    if (!module.startsWith("kedro")) {
      return null;
    } else if (PIPELINE_MODULES.contains(module)) {
      return ofPipeline(module, name);
    } else if (MlPipelines.has(module, name)) {
      return NativeFunction.function(module + "." + name, MlPipelines::make);
    } else if (module.equals("kedro.framework.project")) {
      return switch (name) {
        case "find_pipelines" ->
            NativeFunction.function(module + "." + name, call -> finder.get().find(call));
        case "settings" -> settings.get();
        case "PACKAGE_NAME" -> Value.of(packageName);
        default -> null;
      };
    } else if (module.equals("kedro.framework.hooks") && name.equals("hook_impl")) {
      return NativeFunction.function("kedro.framework.hooks.hook_impl", KedroModel::decorator);
    } else if (module.equals("kedro") && name.equals("__version__")) {
      return Value.of(version.toString());
    }
    return null;
  }

  /** {@code hook_impl} leaves the function alone, with or without arguments of its own. */
  private static Value decorator(Arguments call) {
    Value only = call.get(0);
    return only != null
        ? only
        : NativeFunction.function("kedro.framework.hooks.hook_impl", KedroModel::decorator);
  }

  private @Nullable Value ofPipeline(String module, String name) {
    return switch (name) {
      case "node" ->
          module.equals("kedro.pipeline.pipeline")
              ? null
              : NativeFunction.function(
                  "kedro.pipeline.node.node", call -> constructors.get().node(call));
      case "Node" ->
          NativeFunction.type(KedroNode.TYPE, call -> constructors.get().nodeObject(call));
      case "Pipeline" ->
          NativeFunction.type(KedroPipeline.TYPE, call -> constructors.get().pipelineObject(call));
      case "pipeline" ->
          NativeFunction.function(
              "kedro.pipeline.modular_pipeline.pipeline",
              call -> constructors.get().pipeline(call));
      // Since 1.2; what a project states is the version that it was made with.
      case "llm_context_node", "LLMContextNode" ->
          version.atLeast(1, 0, 0)
              ? NativeFunction.function(
                  "kedro.pipeline.llm_context." + name, call -> constructors.get().llmNode(call))
              : null;
      case "tool" ->
          version.atLeast(1, 0, 0)
              ? NativeFunction.function("kedro.pipeline.llm_context.tool", LlmTool::of)
              : null;
      default -> null;
    };
  }

  @Override
  public boolean missing(String module) {
    return version.atLeast(1, 0, 0) && module.equals("kedro.pipeline.modular_pipeline")
        || version.atLeast(0, 19, 0) && isWithin(module, "kedro.extras");
  }

  private static boolean isWithin(String module, String parent) {
    return module.equals(parent) || module.startsWith(parent + ".");
  }

  /** What a project's code reads of its own settings. */
  public interface Setting {
    Value of(String name);
  }

  /** The object {@code kedro.framework.project.settings}. */
  public record Settings(Setting source) implements NativeValue {

    @Override
    public String typeName() {
      return "kedro.framework.project._ProjectSettings";
    }

    @Override
    public Value attribute(String name) {
      return source.of(name);
    }
  }
}
