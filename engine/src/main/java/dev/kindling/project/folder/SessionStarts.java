package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigLoader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.SessionStart;
import dev.kindling.python.bodies.SessionCalls;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the Spark sessions that every run of the project makes. */
final class SessionStarts {

  private static final String MASTER = "spark.master";

  /** Hooks that Kedro calls in every run, before the first node is done. */
  private static final List<String> HOOKS =
      List.of(
          "__init__",
          "after_context_created",
          "after_catalog_created",
          "before_pipeline_run",
          "register_catalog",
          "register_config_loader",
          "before_node_run");

  private final Interpreter interpreter;
  private final ProjectHooks hooks;
  private final List<SessionStart> found = new ArrayList<>();
  private final @Nullable YamlScalar configured;

  /**
   * @param configuration of the project, where its Spark properties may name a master
   */
  SessionStarts(Interpreter interpreter, ProjectHooks hooks, ConfigSettings configuration) {
    this.interpreter = interpreter;
    this.hooks = hooks;
    this.configured = configured(configuration);
  }

  /**
   * In the order in which a run meets them.
   *
   * @param contexts classes of contexts
   */
  List<SessionStart> of(List<ClassValue> contexts) {
    interpreter
        .imported()
        .forEach(
            module ->
                SessionCalls.of(module)
                    .ifPresent(calls -> add("the import of `" + module.name() + "`", calls)));
    for (ClassValue context : contexts) {
      function("the context `" + context.name() + "`", context.attributes().get("__init__"));
    }
    for (String hook : HOOKS) {
      try {
        for (Value method : hooks.registered(hook)) {
          FunctionValue function = FunctionValue.of(method);
          String owner = function == null ? "" : function.ownerName() + ".";
          function("the hook `" + owner + hook + "`", method);
        }
      } catch (PythonError e) {
        // What keeps the settings from being read is told where they are read.
        continue;
      }
    }
    Map<Origin, SessionStart> byPlace = new LinkedHashMap<>();
    found.forEach(start -> byPlace.putIfAbsent(start.origin(), start));
    return List.copyOf(byPlace.values());
  }

  private void function(String by, @Nullable Value method) {
    FunctionValue function = method == null ? null : FunctionValue.of(method);
    if (function != null) {
      SessionCalls.of(function).ifPresent(calls -> add(by, calls));
    }
  }

  private void add(String by, SessionCalls.Found calls) {
    Origin made = calls.made().origin();
    Site said = calls.masterSite();
    if (calls.master() != null && said != null) {
      found.add(new SessionStart(by, calls.master(), made, said.origin()));
    } else if (calls.configured() && configured != null) {
      found.add(new SessionStart(by, configured.text(), made, configured.origin()));
    } else {
      found.add(new SessionStart(by, null, made, made));
    }
  }

  /** The master that the project's Spark properties name; null where they name none. */
  private static @Nullable YamlScalar configured(ConfigSettings configuration) {
    try {
      YamlValue master = ConfigLoader.of(configuration).load("spark").values().get(MASTER);
      return master instanceof YamlScalar scalar && scalar.value() != null ? scalar : null;
    } catch (InvalidInput e) {
      return null;
    }
  }
}
