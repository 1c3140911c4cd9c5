package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pipeline code uses of Python's standard library. */
final class StandardLibrary implements NativeModules {

  private final ProjectFiles files;
  private final OperatingSystem system;

  StandardLibrary(ProjectFiles files, Map<String, String> environment) {
    this.files = files;
    this.system = new OperatingSystem(files, environment);
  }

  @Override
  public @Nullable Value member(String module, String name) {
    String full = module + "." + name;
    return switch (module) {
      case "typing", "typing_extensions" -> typing(name);
      case "functools" -> Functools.member(name);
      case "itertools" -> Itertools.member(name);
      case "re" -> Regex.member(name);
      case "math" -> NumberFunctions.mathematics(name);
      case "os", "os.path", "posixpath" -> system.member(full);
      case "pathlib" -> path(name);
      case "builtins" -> Builtins.find(name);
      default -> other(full);
    };
  }

  private static @Nullable Value typing(String name) {
    return switch (name) {
      case "TYPE_CHECKING" -> Value.Singleton.FALSE;
      case "NewType" -> NativeFunction.function("typing.NewType", StandardLibrary::newType);
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
      case "copy.deepcopy" -> NativeFunction.function(full, call -> copy(first(call), true, 0));
      case "copy.copy" -> NativeFunction.function(full, call -> copy(first(call), false, 0));
      case "dataclasses.dataclass" -> NativeFunction.function(full, Definitions::dataClass);
      case "dataclasses.field" -> NativeFunction.function(full, Definitions::field);
      case "collections.OrderedDict" -> Builtins.find("dict");
      case "collections.defaultdict" -> NativeFunction.function(full, StandardLibrary::defaultDict);
      case "abc.abstractmethod", "contextlib.wraps" ->
          NativeFunction.function(full, StandardLibrary::first);
      case "operator.add", "operator.iadd", "operator.concat" -> operator(full, "+");
      case "operator.or_", "operator.ior" -> operator(full, "|");
      case "operator.mul" -> operator(full, "*");
      case "operator.sub" -> operator(full, "-");
      case "operator.and_" -> operator(full, "&");
      case "operator.itemgetter" -> NativeFunction.function(full, StandardLibrary::itemGetter);
      case "operator.attrgetter" -> NativeFunction.function(full, StandardLibrary::attributeGetter);
      case "importlib.import_module" ->
          NativeFunction.function(full, StandardLibrary::importModule);
      case "inspect.signature" -> NativeFunction.function(full, Signatures::inspect);
      case "sys.version_info" -> new PythonVersion();
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

  private static NativeFunction operator(String name, String operator) {
    return NativeFunction.function(
        name,
        call ->
            call.positional().size() == 2
                ? call.interpreter()
                    .operate(
                        call.positional().get(0), operator, call.positional().get(1), call.site())
                : call.unknown("`" + name + "` needs two arguments"));
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

  private static Value defaultDict(Arguments call) {
    Container.DictValue result = new Container.DictValue(call.get(0));
    if (call.positional().size() > 1) {
      DictMethods.update(result, call.withoutFirst());
    }
    return result;
  }

  private static Value itemGetter(Arguments getter) {
    Value key = first(getter);
    return NativeFunction.function(
        "operator.itemgetter()",
        call -> Subscripts.get(first(call), key, call.site(), call.interpreter()));
  }

  private static Value attributeGetter(Arguments getter) {
    return NativeFunction.function(
        "operator.attrgetter()",
        call ->
            getter.get(0) instanceof Text name
                ? call.interpreter().attribute(first(call), name.value(), call.site())
                : call.unknown("the name of the attribute is not known"));
  }

  private static Value importModule(Arguments call) {
    Value name = call.get(0, "name");
    if (!(name instanceof Text text) || text.value().startsWith(".")) {
      return name instanceof Value.Unknown ? name : call.unknown("the module's name is not known");
    }
    return call.interpreter().modules().module(text.value(), call.site());
  }

  /** A copy; of what it holds as well if it is deep. */
  private static Value copy(Value value, boolean deep, int depth) {
    if (depth > 50 || value instanceof Container c && c.spoiled() != null) {
      return value;
    } else if (value instanceof Container.ListValue l) {
      return new Container.ListValue(
          l.items().stream().map(item -> deep ? copy(item, true, depth + 1) : item).toList());
    } else if (value instanceof Container.DictValue d) {
      Container.DictValue result = new Container.DictValue(d.factory());
      d.entries().forEach((k, v) -> result.entries().put(k, deep ? copy(v, true, depth + 1) : v));
      return result;
    } else if (value instanceof Container.SetValue s) {
      return new Container.SetValue(s.items());
    } else if (value instanceof Instance i) {
      Instance result = new Instance(i.type());
      i.attributes()
          .forEach((k, v) -> result.attributes().put(k, deep ? copy(v, true, depth + 1) : v));
      if (i.payload() != null) {
        result.payload(i.payload());
      }
      return result;
    }
    return value;
  }

  private @Nullable Value path(String name) {
    return switch (name) {
      case "Path", "PurePath", "PosixPath", "PurePosixPath" ->
          NativeFunction.type("pathlib.Path", StandardLibrary::makePath);
      default -> null;
    };
  }

  private static Value makePath(Arguments call) {
    PathValue result = new PathValue(".");
    for (Value part : call.positional()) {
      String text = Representation.text(part);
      if (text == null) {
        return Iteration.unknown(part, call.site());
      }
      result = result.join(text);
    }
    return result;
  }

  private Value open(Arguments call) {
    Value path = call.get(0, "file");
    Value mode = call.get(1, "mode");
    String name = path == null ? null : Representation.text(path);
    if (name == null) {
      return path == null ? call.unknown("a path is needed") : Iteration.unknown(path, call.site());
    } else if (mode instanceof Text m && !m.value().startsWith("r")) {
      return call.unknown("the code writes a file");
    }
    return FileValue.open(files, name, call.site());
  }

  /** Whether the file exists, as a value; unknown for a place outside the project. */
  static Value answer(Optional<Boolean> known, Arguments call) {
    return known
        .map(k -> Value.of(k))
        .orElseGet(() -> call.unknown("the file is no part of the project"));
  }
}
