package dev.kindling.project.kedro;

import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Unread;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code kedro.framework.project.find_pipelines}. */
public final class PipelineFinder {

  private final Interpreter interpreter;
  private final ProjectFiles files;
  private final String packageName;
  private final KedroVersion kedro;
  private final Set<Unread> skipped = new LinkedHashSet<>();

  public PipelineFinder(
      Interpreter interpreter, ProjectFiles files, String packageName, KedroVersion kedro) {
    this.interpreter = interpreter;
    this.files = files;
    this.packageName = packageName;
    this.kedro = kedro;
  }

  /** Pipelines that Kedro leaves out with a warning. */
  public Set<Unread> skipped() {
    return skipped;
  }

  Value find(Arguments call) {
    Value raise = call.get(0, "raise_errors");
    boolean raises = raise != null && Truth.of(raise).orElse(false);
    Value wanted = call.get(1, "pipelines_to_find");
    // Since 1.3; what a project states is the version that it was made with.
    if (wanted != null && !kedro.atLeast(1, 0, 0)) {
      throw KedroRefusal.type(
          "find_pipelines() has no argument `pipelines_to_find` before Kedro 1.3", call.site());
    }
    Set<String> names = null;
    if (wanted != null && wanted != Value.Singleton.NONE) {
      List<Value> items = Iteration.elements(wanted, call.interpreter(), call.site());
      if (items == null) {
        return Iteration.unknown(wanted, call.site());
      }
      names = new LinkedHashSet<>();
      for (Value item : items) {
        names.add(item instanceof Text text ? text.value() : "");
      }
    }
    boolean all = names == null || names.contains("__default__");
    Container.DictValue result = new Container.DictValue();
    if (all) {
      Value simple =
          interpreter.hasModule(packageName + ".pipeline")
              ? create(packageName + ".pipeline", raises, call.site())
              : null;
      result
          .entries()
          .put(
              Value.of("__default__"),
              simple != null ? simple : new KedroPipeline(List.of(), List.of()));
    }
    for (String folder : files.folders(packageName + ".pipelines")) {
      boolean asked = all || names != null && names.contains(folder);
      if (asked && !folder.equals("__pycache__") && !folder.startsWith(".")) {
        Value pipeline = create(packageName + ".pipelines." + folder, raises, call.site());
        if (pipeline != null) {
          result.entries().put(Value.of(folder), pipeline);
        }
      }
    }
    return result;
  }

  /** The pipeline that the module makes; null where Kedro goes on without it. */
  private @Nullable Value create(String name, boolean raises, Site site) {
    Value function;
    try {
      ModuleValue module = interpreter.module(name);
      function = module == null ? null : interpreter.attribute(module, "create_pipeline", site);
    } catch (PythonError e) {
      boolean missing = e.typeName().equals("AttributeError") && e.site().equals(site);
      if (raises && !missing) {
        throw e;
      } else if (missing) {
        giveUp(name, raises, "it has no `create_pipeline`", site);
      } else {
        skipped.add(
            new Unread(
                "the pipeline of `" + name + "`",
                (e.typeName().equals("SyntaxError")
                        ? "it cannot be parsed here, and Kedro leaves it out if Python cannot either: "
                        : "importing it fails, so that Kedro leaves it out: ")
                    + e.getMessage(),
                e.site().origin(),
                lacking(name)));
      }
      return null;
    }
    if (function == null) {
      giveUp(name, raises, "it has no `create_pipeline`", site);
      return null;
    }
    Value made = KedroConstructors.unwrapped(interpreter.attempt(function, site));
    if (made instanceof KedroPipeline || made instanceof Value.Unknown) {
      return made;
    }
    skipped.add(
        new Unread(
            "the pipeline of `" + name + "`",
            "its `create_pipeline` returns no pipeline, so that Kedro leaves it out",
            site.origin(),
            lacking(name)));
    return null;
  }

  /** With {@code raise_errors} Kedro ends at a folder that makes no pipeline, from 1.3 on. */
  private void giveUp(String name, boolean raises, String why, Site site) {
    if (raises && kedro.atLeast(1, 0, 0) && name.startsWith(packageName + ".pipelines.")) {
      skipped.add(
          new Unread(
              "the pipeline of `" + name + "`",
              why
                  + ", for which `find_pipelines(raise_errors=True)` raises an error from Kedro 1.3 on; "
                  + "give it one, or move the folder",
              site.origin(),
              lacking(name)));
    }
  }

  /** The pipeline of the module's folder, and the one that most often is the sum of all. */
  private static List<String> lacking(String module) {
    return List.of(module.substring(module.lastIndexOf('.') + 1), Pipeline.DEFAULT);
  }
}
