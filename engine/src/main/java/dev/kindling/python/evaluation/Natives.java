package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Builtins;
import dev.kindling.python.values.Bindings;
import dev.kindling.python.values.NativeModules;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything outside the project that the reader knows more of than a name. */
public final class Natives {

  private final List<NativeModules> models;
  private final Map<String, Value> members = new HashMap<>();
  private final Map<String, Value> builtins = new HashMap<>();
  private final Bindings patched = new Bindings();

  Natives(List<NativeModules> libraries, NativeModules standard) {
    List<NativeModules> all = new ArrayList<>(libraries);
    all.add(standard);
    this.models = List.copyOf(all);
  }

  /** What the name stands for: its model if there is one, else the name itself. */
  public Value member(String module, String name) {
    String full = module + "." + name;
    Value patch = patched.get(full);
    if (patch != null) {
      return patch;
    }
    Value known = members.get(full);
    if (known == null) {
      known = new Value.Opaque(full);
      for (NativeModules model : models) {
        Value modelled = model.member(module, name);
        if (modelled != null) {
          known = modelled;
          break;
        }
      }
      members.put(full, known);
    }
    return known;
  }

  /** The project's code sets a name of a module or class that is no part of it. */
  void patch(String owner, String name, Value value) {
    patched.put(owner + "." + name, value);
  }

  /** What is modelled under that name, be it of a module or a class; null where nothing is. */
  @Nullable Value modelled(String owner, String name) {
    for (NativeModules model : models) {
      Value modelled = model.member(owner, name);
      if (modelled != null) {
        return modelled;
      }
    }
    return null;
  }

  boolean missing(String module) {
    return models.stream().anyMatch(model -> model.missing(module));
  }

  /** One of Python's own classes. */
  Value builtinType(String name) {
    return Objects.requireNonNull(builtin(name), name);
  }

  /** A name that every module sees; null where there is none. */
  public @Nullable Value builtin(String name) {
    Value known = patched.get("builtins." + name);
    if (known != null) {
      return known;
    }
    known = builtins.get(name);
    if (known == null) {
      known = Builtins.find(name);
      if (known != null) {
        builtins.put(name, known);
      }
    }
    return known;
  }
}
