package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigSettings;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loader of the configuration that a project makes itself: up to 0.17 by the hook {@code
 * register_config_loader}, up to 0.16 by its context's {@code _create_config_loader}.
 */
final class RegisteredLoader {

  /** Nobody makes a loader. */
  private static final Object NONE = new PlainValue.Named("None");

  private final Interpreter interpreter;
  private final ProjectHooks hooks;
  private final OldContext context;

  RegisteredLoader(Interpreter interpreter, ProjectHooks hooks, OldContext context) {
    this.interpreter = interpreter;
    this.hooks = hooks;
    this.context = context;
  }

  /** What the project makes for the environments of the settings, as {@link ProjectCode} says. */
  Object make(ConfigSettings usual) {
    Value method = method();
    if (method == null) {
      return NONE;
    }
    Map<String, Value> arguments = new LinkedHashMap<>();
    arguments.put(
        "conf_paths",
        new Container.ListValue(
            List.of(folder(usual, usual.baseEnv()), folder(usual, usual.runEnv()))));
    arguments.put("env", Value.of(usual.runEnv()));
    arguments.put("extra_params", Value.Singleton.NONE);
    Value made = hooks.call(method, arguments, Site.NOWHERE);
    if (made == Value.Singleton.NONE) {
      return NONE;
    }
    ConfigSettings own = ConfigurationModel.settings(made);
    if (own != null) {
      return own;
    }
    Value.Unknown unknown = Iteration.unknown(made, Site.NOWHERE);
    return new PlainValue.Unknown(unknown.reason(), unknown.site().origin());
  }

  private @Nullable Value method() {
    Value object = context.object();
    if (object instanceof Instance own
        && own.type().attributes().containsKey("_create_config_loader")) {
      return interpreter.attribute(own, "_create_config_loader", own.type().site());
    }
    // Kedro 0.16 names its hooks elsewhere.
    List<Value> registered = hooks.registered("register_config_loader");
    return registered.isEmpty() && object != null
        ? hooks.any("register_config_loader")
        : registered.isEmpty() ? null : registered.get(0);
  }

  private static Value folder(ConfigSettings settings, String env) {
    Path folder = Place.real(settings.source()).resolve(env);
    return Value.of(folder.toString().replace('\\', '/'));
  }
}
