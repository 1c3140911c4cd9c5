package dev.kindling.project.folder;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of a project that Kedro up to 0.17 asks for its pipelines and its configuration. Each
 * hook's object is made once, so that what one hook keeps another finds.
 */
final class ProjectHooks {

  private final Interpreter interpreter;
  private final String packageName;
  private final Map<ClassValue, Value> objects = new LinkedHashMap<>();

  ProjectHooks(Interpreter interpreter, String packageName) {
    this.interpreter = interpreter;
    this.packageName = packageName;
  }

  /** The methods of that name of the hooks that the settings list, in the order of their calls. */
  List<Value> registered(String name) {
    ModuleValue settings = module("settings");
    Value hooks = settings == null ? null : settings.names().get("HOOKS");
    List<Value> listed = hooks == null ? null : Iteration.items(hooks, Site.NOWHERE);
    List<Value> methods = new ArrayList<>();
    if (listed != null) {
      for (Value hook : listed) {
        Value method = method(hook, name);
        if (method != null) {
          methods.add(method);
        }
      }
      Collections.reverse(methods);
    }
    return methods;
  }

  /** A method of that name of any hook that the project defines; null where there is none. */
  @Nullable Value any(String name) {
    for (Value listed : registered(name)) {
      return listed;
    }
    for (String place : List.of("settings", "hooks")) {
      ModuleValue module = module(place);
      if (module != null) {
        for (Value candidate : List.copyOf(module.names().values())) {
          Value method = method(candidate, name);
          if (method != null) {
            return method;
          }
        }
      }
    }
    return null;
  }

  /**
   * Runs what the hooks do before the configuration is loaded, of those whose module registers a
   * resolver.
   */
  void afterContextCreated() {
    for (Value method : registered("after_context_created")) {
      FunctionValue function = FunctionValue.of(method);
      if (function != null && function.site().file().text().contains("_resolver(")) {
        Value context = new Value.Unknown("the context of a run is not known", function.site());
        call(method, Map.of("context", context), function.site());
      }
    }
  }

  /** Calls a hook with those of the arguments that it asks for, as pluggy does. */
  Value call(Value method, Map<String, Value> arguments, Site site) {
    Map<String, Value> wanted = new LinkedHashMap<>(arguments);
    FunctionValue function = FunctionValue.of(method);
    if (function != null) {
      wanted.keySet().retainAll(function.parameterNames());
    }
    return interpreter.attempt(method, List.of(), wanted, site);
  }

  private @Nullable ModuleValue module(String name) {
    String full = packageName + "." + name;
    return interpreter.hasModule(full) ? interpreter.module(full) : null;
  }

  private @Nullable Value method(Value candidate, String name) {
    if (candidate instanceof ClassValue type && type.attributes().containsKey(name)) {
      Value object = objects.computeIfAbsent(type, t -> interpreter.call(t, List.of(), t.site()));
      return interpreter.attribute(object, name, type.site());
    } else if (candidate instanceof Instance instance
        && instance.type().attributes().containsKey(name)) {
      return interpreter.attribute(instance, name, instance.type().site());
    }
    return null;
  }
}
