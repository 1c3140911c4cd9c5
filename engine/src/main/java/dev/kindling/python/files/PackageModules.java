package dev.kindling.python.files;

import dev.kindling.python.evaluation.Exceptions;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The module {@code pkgutil}: the modules that lie in folders of the project. */
public final class PackageModules {

  private static final int MOST_DEEP = 20;
  private static final Value IMPORT_ERROR = new Value.Opaque("ImportError");

  private PackageModules() {}

  public static @Nullable Value member(String name) {
    String full = "pkgutil." + name;
    return switch (name) {
      case "iter_modules" -> NativeFunction.function(full, call -> found(call, false));
      case "walk_packages" -> NativeFunction.function(full, call -> found(call, true));
      default -> null;
    };
  }

  /** What both give for each module. */
  private record ModuleInfo(Text name, boolean isPackage) implements NativeValue {

    @Override
    public String typeName() {
      return "pkgutil.ModuleInfo";
    }

    private static Value finder() {
      return new Value.Unknown("the finder of a module is not followed", Site.NOWHERE);
    }

    @Override
    public @Nullable Value attribute(String wanted) {
      return switch (wanted) {
        case "module_finder" -> finder();
        case "name" -> name;
        case "ispkg" -> Value.of(isPackage);
        default -> null;
      };
    }

    @Override
    public List<Value> iterate() {
      return List.of(finder(), name, Value.of(isPackage));
    }

    @Override
    public @Nullable Value element(Value index, Site site) {
      return index instanceof Value.Int i && i.value().bitLength() < 3
          ? at(i.value().intValue())
          : null;
    }

    private @Nullable Value at(int index) {
      int at = index < 0 ? index + 3 : index;
      return at < 0 || at > 2 ? null : iterate().get(at);
    }
  }

  private static Value found(Arguments call, boolean deep) {
    Value path = call.get(0, "path");
    Value prefix = call.get(1, "prefix");
    List<Value> folders =
        path == null || path == Value.Singleton.NONE
            ? null
            : Iteration.items(path, call.interpreter(), call.site());
    List<Value> result = new ArrayList<>();
    boolean known =
        folders != null
            && (prefix == null || prefix instanceof Text)
            && collect(
                folders,
                prefix instanceof Text text ? text.value() : "",
                call,
                deep ? 0 : MOST_DEEP,
                result);
    return known
        ? new IteratorValue(result)
        : call.unknown("which modules there are in the folder is not known");
  }

  /** Collects the modules in the order of their files' names; whether all are known. */
  private static boolean collect(
      List<Value> folders, String prefix, Arguments call, int depth, List<Value> into) {
    ProjectFiles files = call.interpreter().files();
    Set<String> seen = new HashSet<>();
    for (Value given : folders) {
      String folder = OperatingSystem.path(given);
      List<String> names = folder == null ? null : files.listed(folder);
      if (names == null) {
        return false;
      }
      for (String file : names.stream().sorted(Comparisons::order).toList()) {
        boolean code = file.endsWith(".py");
        String name = code ? file.substring(0, file.length() - 3) : file;
        boolean inside =
            !code && file.indexOf('.') < 0 && exists(files, folder + "/" + file + "/__init__.py");
        if (name.equals("__init__") || name.indexOf('.') >= 0 || !code && !inside) {
          continue;
        } else if (seen.add(name)) {
          into.add(new ModuleInfo(new Text(prefix + name, call.site()), inside));
          if (inside && depth < MOST_DEEP && !within(prefix + name, call, depth, into)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Imports the package, as {@code walk_packages} does, and collects what is in it. */
  private static boolean within(String name, Arguments call, int depth, List<Value> into) {
    ModuleValue module;
    try {
      module = call.interpreter().modules().load(name, call.site());
    } catch (PythonError e) {
      if (e.isUnfollowed() || !Exceptions.isKindOf(e.raised().type(), IMPORT_ERROR).orElse(false)) {
        throw e;
      }
      return true;
    }
    Value path = module == null ? null : call.interpreter().modules().implicit(module, "__path__");
    List<Value> folders = path == null ? null : Iteration.items(path, call.site());
    return folders != null && collect(folders, name + ".", call, depth + 1, into);
  }

  private static boolean exists(ProjectFiles files, String path) {
    Optional<Boolean> known = files.exists(path, ProjectFiles.Kind.FILE);
    return known.orElse(false);
  }
}
