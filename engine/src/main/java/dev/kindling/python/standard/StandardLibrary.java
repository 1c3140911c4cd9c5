package dev.kindling.python.standard;

import dev.kindling.python.builtins.Builtins;
import dev.kindling.python.builtins.Enumerations;
import dev.kindling.python.builtins.NamedTuples;
import dev.kindling.python.evaluation.AbstractClasses;
import dev.kindling.python.evaluation.Contexts;
import dev.kindling.python.evaluation.Definitions;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.files.FileSearch;
import dev.kindling.python.files.FileValue;
import dev.kindling.python.files.OperatingSystem;
import dev.kindling.python.files.PackageFiles;
import dev.kindling.python.files.PackageModules;
import dev.kindling.python.files.Paths;
import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.files.StringFile;
import dev.kindling.python.hints.DeferredType;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.hints.TypeDefinition;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.DataClass;
import dev.kindling.python.values.MappingProxy;
import dev.kindling.python.values.NamespaceValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeModules;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.PythonVersions;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pipeline code uses of Python's standard library. */
public final class StandardLibrary implements NativeModules {

  private final ProjectFiles files;
  private final OperatingSystem system;
  private final PythonVersions versions;

  public StandardLibrary(
      ProjectFiles files, Map<String, String> environment, PythonVersions versions) {
    this.files = files;
    this.versions = versions;
    this.system = new OperatingSystem(files, environment);
  }

  @Override
  public @Nullable Value member(String module, String name) {
    String full = module + "." + name;
    return switch (module) {
      case "typing", "typing_extensions" -> typing(name);
      case "functools" -> Functools.member(name);
      case "contextlib" -> Contexts.member(name);
      case "itertools" -> Itertools.member(name);
      case "re" -> Regex.member(name);
      case "os", "os.path" -> system.member(full);
      case "posixpath" -> system.member("os.path." + name);
      case "pathlib" -> Paths.member(name);
      case "operator" -> OperatorFunctions.member(name);
      case "enum" -> Enumerations.member(name);
      case "dataclasses" -> DataClass.member(name);
      case "collections" -> CollectionTypes.member(name);
      case "inspect" -> Inspection.member(name);
      case "pkgutil" -> PackageModules.member(name);
      case "sys.modules" -> name.equals("get") ? loadedModule() : null;
      case "importlib.resources" -> PackageFiles.member(name);
      case "builtins" -> Builtins.find(name);
      default -> other(full);
    };
  }

  private static @Nullable Value typing(String name) {
    return switch (name) {
      case "TYPE_CHECKING" -> Value.Singleton.FALSE;
      case "NewType" -> NativeFunction.function("typing.NewType", StandardLibrary::newType);
      case "NamedTuple" -> NativeFunction.type("typing.NamedTuple", NamedTuples::byTypedCall);
      case "cast" ->
          NativeFunction.function(
              "typing.cast",
              call -> call.get(1) == null ? Value.Singleton.NONE : call.positional().get(1));
      case "TypeVar", "ParamSpec", "TypeVarTuple" ->
          NativeFunction.function("typing." + name, call -> typeVariable("typing." + name, call));
      case "TypeAliasType" ->
          NativeFunction.function("typing.TypeAliasType", StandardLibrary::typeAlias);
      case "ForwardRef" -> NativeFunction.function("typing.ForwardRef", StandardLibrary::first);
      case "get_type_hints" ->
          NativeFunction.function("typing.get_type_hints", Signatures::typeHints);
      case "overload" -> NativeFunction.function("typing.overload", Definitions::overload);
      case "final", "override", "runtime_checkable", "no_type_check" ->
          NativeFunction.function("typing." + name, StandardLibrary::first);
      default -> new Value.Opaque("typing." + name);
    };
  }

  private @Nullable Value other(String full) {
    return switch (full) {
      case "copy.deepcopy" -> NativeFunction.function(full, call -> Copies.copy(first(call), true));
      case "copy.copy" -> NativeFunction.function(full, call -> Copies.copy(first(call), false));
      case "abc.abstractmethod" -> NativeFunction.function(full, AbstractClasses::mark);
      case "contextlib.wraps" -> NativeFunction.function(full, StandardLibrary::first);
      case "importlib.import_module" ->
          NativeFunction.function(full, StandardLibrary::importModule);
      case "types.SimpleNamespace" -> NativeFunction.type(full, NamespaceValue::make);
      case "types.MethodType" -> NativeFunction.type(full, StandardLibrary::method);
      case "types.MappingProxyType" -> NativeFunction.type(full, MappingProxy::make);
      case "glob.glob", "glob.iglob" ->
          NativeFunction.function(full, call -> FileSearch.glob(files, call));
      case "io.StringIO" -> NativeFunction.type(full, StringFile::make);
      case "contextlib.nullcontext" -> NativeFunction.type(full, NullContext::make);
      case "sys.maxsize" -> new Value.Int(BigInteger.valueOf(Long.MAX_VALUE));
      case "sys.platform" -> Value.of("linux");
      case "sys.byteorder" -> Value.of("little");
      case "logging.DEBUG" -> Value.of(10);
      case "logging.INFO" -> Value.of(20);
      case "logging.WARNING", "logging.WARN" -> Value.of(30);
      case "logging.ERROR" -> Value.of(40);
      case "logging.CRITICAL", "logging.FATAL" -> Value.of(50);
      case "logging.NOTSET" -> Value.of(0);
      case "logging.getLogger" ->
          NativeFunction.function(full, call -> new LoggerValue(call.get(0, "name")));
      case "logging.debug",
          "logging.info",
          "logging.warning",
          "logging.error",
          "logging.critical",
          "logging.exception",
          "logging.log" ->
          NativeFunction.function(full, call -> Value.Singleton.NONE);
      case "sys.version_info" -> new PythonVersion(versions);
      case "sys.path" -> files.searchPath();
      case "ast.literal_eval" -> NativeFunction.function(full, Literals::evaluate);
      case "io.open" -> NativeFunction.function(full, this::open);
      default -> null;
    };
  }

  private static Value first(Arguments call) {
    Value value = call.get(0);
    return value == null ? call.unknown("an argument is needed") : value;
  }

  /** A function bound to an object, which becomes its first argument. */
  private static Value method(Arguments call) {
    Value function = call.get(0);
    Value self = call.get(1);
    if (function == null || self == null || self == Value.Singleton.NONE) {
      throw PythonError.of("TypeError", "a function and an object are needed", call.site());
    }
    return new BoundMethod(self, function);
  }

  private static Value newType(Arguments call) {
    return call.get(0) instanceof Text name && call.get(1) != null
        ? new TypeDefinition(
            "typing.NewType", name.value(), List.of(call.positional().get(1)), false)
        : call.unknown("the new type has no name");
  }

  private static Value typeVariable(String kind, Arguments call) {
    if (!(call.get(0) instanceof Text name)) {
      return call.unknown("the type variable has no name");
    }
    List<Value> types = new ArrayList<>(call.positional().subList(1, call.positional().size()));
    Value bound = call.named().get("bound");
    boolean bounded = bound != null && bound != Value.Singleton.NONE;
    if (bounded) {
      types.add(bound);
    }
    return new TypeDefinition(
        kind, name.value(), types, bounded, call.named().get("default"), List.of());
  }

  private static Value typeAlias(Arguments call) {
    Value value = call.get(1, "value");
    if (!(call.get(0, "name") instanceof Text name) || value == null) {
      return call.unknown("the type alias has no name or no value");
    }
    List<Value> parameters =
        call.named().get("type_params") instanceof Value.Tuple t ? t.items() : List.of();
    return new TypeDefinition(
        DeferredType.ALIAS, name.value(), List.of(value), false, null, parameters);
  }

  private static Value importModule(Arguments call) {
    Value name = call.get(0, "name");
    if (!(name instanceof Text text)) {
      return name instanceof Value.Unknown ? name : call.unknown("the module's name is not known");
    }
    int level = 0;
    while (level < text.value().length() && text.value().charAt(level) == '.') {
      level++;
    }
    if (level == 0) {
      return call.interpreter().modules().module(text.value(), call.site());
    }
    if (!(call.get(1, "package") instanceof Text within)) {
      return call.unknown("the package that the module's name starts from is not known");
    }
    String folder = within.value();
    for (int i = 1; i < level; i++) {
      int dot = folder.lastIndexOf('.');
      if (dot < 0) {
        throw PythonError.of(
            "ImportError", "the relative import leaves the top-level package", call.site());
      }
      folder = folder.substring(0, dot);
    }
    String rest = text.value().substring(level);
    return call.interpreter()
        .modules()
        .module(rest.isEmpty() ? folder : folder + "." + rest, call.site());
  }

  /** {@code __import__}: the package at the top, or the module itself if names are taken of it. */
  public static Value importByName(Arguments call) {
    Value from = call.get(3, "fromlist");
    Value level = call.get(4, "level");
    boolean known =
        (from == null || Truth.of(from).isPresent())
            && (level == null || level.equals(Value.of(0)));
    if (!known || !(call.get(0, "name") instanceof Text name)) {
      return call.unknown("the module's name is not known");
    }
    Value module = call.interpreter().modules().module(name.value(), call.site());
    int dot = name.value().indexOf('.');
    return dot < 0 || from != null && Truth.of(from).orElse(false)
        ? module
        : call.interpreter().modules().module(name.value().substring(0, dot), call.site());
  }

  private static Value loadedModule() {
    return NativeFunction.function(
        "sys.modules.get",
        call ->
            call.get(0) instanceof Text name
                ? call.interpreter().modules().loaded(name.value(), call.site())
                : call.unknown("the module's name is not known"));
  }

  private Value open(Arguments call) {
    Value path = call.get(0, "file");
    Value mode = call.get(1, "mode");
    String name = path == null ? null : Representation.text(path);
    if (name == null) {
      return path == null ? call.unknown("a path is needed") : Iteration.unknown(path, call.site());
    } else if (mode instanceof Text m && !m.value().matches("r?t?")) {
      return call.unknown("the code writes a file, or reads bytes");
    }
    return FileValue.open(files, name, call.site());
  }

  /** Whether the file exists, as a value; unknown for a place outside the project. */
  public static Value answer(Optional<Boolean> known, Arguments call) {
    return known
        .map(k -> Value.of(k))
        .orElseGet(() -> call.unknown("the file is no part of the project"));
  }
}
