"""Asks Kedro what a project is and writes the answer as a snapshot.

    live.py PROJECT OUT [--env ENV] [--conf-source FOLDER] [--params JSON]

Runs in the project's own Python, with any Kedro from 0.17 on. No session starts, no hook of a run is called and no
dataset is made: the project's modules are imported, its registry is called and its configuration is loaded. Modules that
this Python lacks are stood in for, so that Kedro alone suffices. What goes wrong is written to OUT as an error.
"""
import argparse
import ast
import copy
import functools
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import json
import logging
import os
import sys
import traceback
import types
import typing
import warnings
from pathlib import Path

OLDEST = (0, 17)        # versions of Kedro that this script knows; docs/compatibility.md promises them
NEWEST = 1

# ------------------------------------------------------------------------------------------------ absent modules


class Absence(type):
    """The class of everything that is imported from a module which is not installed."""

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        made = absent(cls.__module__, cls.__qualname__ + "." + name)
        setattr(cls, name, made)
        return made

    def __call__(cls, *args, **kwargs):
        if "_absent" not in cls.__dict__:
            return super().__call__(*args, **kwargs)
        return decorated(args, kwargs)

    def __getitem__(cls, item):
        return cls

    def __iter__(cls):
        return iter(())

    def __or__(cls, other):
        return typing.Union[cls, other]

    def __ror__(cls, other):
        return typing.Union[other, cls]


class Value:
    """What calling something absent gives: it takes part in anything and means nothing."""

    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Value()

    def __call__(self, *args, **kwargs):
        return decorated(args, kwargs)

    def __getitem__(self, item):
        return Value()

    def __setitem__(self, item, value):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __hash__(self):
        return id(self)

    def __mro_entries__(self, bases):
        return ()


def _nothing(self, *_):
    return Value()


for _operator in ("add radd sub rsub mul rmul truediv rtruediv floordiv mod pow and rand or ror xor lshift rshift "
                  "neg invert lt le gt ge").split():
    setattr(Value, "__%s__" % _operator, _nothing)


def decorated(args, kwargs):
    """A call with nothing but a function decorates it: the function stays what it is."""
    if len(args) == 1 and not kwargs and (inspect.isroutine(args[0]) or inspect.isclass(args[0])):
        return args[0]
    return Value()


@functools.lru_cache(None)
def absent(module, qualname):
    name = qualname.rpartition(".")[2]
    return Absence(name, (), {"__module__": module, "__qualname__": qualname, "_absent": True,
                              "__init__": lambda self, *a, **k: None})


class AbsentModule(types.ModuleType):
    def __getattr__(self, name):
        if name == "__all__":
            return []
        if name.startswith("__"):
            raise AttributeError(name)
        return absent(self.__name__, name)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for modules that a file of the project imports and nobody has."""

    def __init__(self, folders, own):
        self.folders = folders
        self.own = own
        self.always = False

    def find_spec(self, fullname, path=None, target=None):
        top = fullname.partition(".")[0]
        if top in self.own or top in sys.builtin_module_names or top in getattr(sys, "stdlib_module_names", ()):
            return None
        parent = sys.modules.get(fullname.rpartition(".")[0])
        if not (self.always or isinstance(parent, AbsentModule) or self.asked_by_project()):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def asked_by_project(self):
        frame = sys._getframe(2)
        while frame is not None:
            file = frame.f_code.co_filename
            if "importlib" not in file:
                return any(os.path.abspath(file).startswith(folder) for folder in self.folders)
            frame = frame.f_back
        return False

    def create_module(self, spec):
        return AbsentModule(spec.name)

    def exec_module(self, module):
        module.__path__ = []


FINDER = Finder([], set())

# ------------------------------------------------------------------------------------------------ annotations


def text_of(hint):
    """A type expression with fully qualified names."""
    if hint is None or hint is type(None):
        return "None"
    if hint is Ellipsis:
        return "..."
    if isinstance(hint, str):
        return hint
    if isinstance(hint, typing.ForwardRef):
        return hint.__forward_arg__
    if isinstance(hint, (list, tuple)):
        return "[" + ", ".join(text_of(part) for part in hint) + "]"
    if isinstance(hint, typing.TypeVar):
        inside = [text_of(part) for part in hint.__constraints__]
        if hint.__bound__ is not None:
            inside.append("bound=" + text_of(hint.__bound__))
        return "typing.TypeVar(%s)" % ", ".join([repr(hint.__name__)] + inside)
    if hasattr(hint, "__supertype__"):
        return "typing.NewType(%r, %s)" % (hint.__name__, text_of(hint.__supertype__))
    origin = getattr(hint, "__origin__", None)
    arguments = getattr(hint, "__args__", ())
    if hasattr(hint, "__metadata__"):
        return "typing.Annotated[%s]" % text_of(origin)
    if origin is typing.Union or type(hint).__name__ == "UnionType":
        rest = [text_of(part) for part in arguments if part is not type(None)]
        if len(rest) == 1:
            return "typing.Optional[%s]" % rest[0]
        return "typing.Union[%s]" % ", ".join(text_of(part) for part in arguments)
    if origin is not None and getattr(typing, "Literal", None) is origin:
        return "typing.Literal[%s]" % ", ".join(repr(part) for part in arguments)
    if origin is not None:
        name = "typing." + hint._name if getattr(hint, "_name", None) else text_of(origin)
        parts = [part for part in arguments if not isinstance(part, typing.TypeVar)]
        return "%s[%s]" % (name, ", ".join(text_of(part) for part in parts)) if parts else name
    if isinstance(hint, type):
        return hint.__qualname__ if hint.__module__ == "builtins" else hint.__module__ + "." + hint.__qualname__
    if getattr(hint, "_name", None):
        return "typing." + hint._name
    return repr(hint)


@functools.lru_cache(None)
def guarded_imports(file):
    """The import statements of a file below ``if TYPE_CHECKING``."""
    found = []
    try:
        with open(file, encoding="utf-8") as stream:
            tree = ast.parse(stream.read())
    except (OSError, SyntaxError, ValueError):
        return found
    for item in ast.walk(tree):
        if isinstance(item, ast.If) and "TYPE_CHECKING" in ast.dump(item.test):
            found.extend(part for part in item.body if isinstance(part, (ast.Import, ast.ImportFrom)))
    return found


def names_around(function):
    inner = inspect.unwrap(function)
    names = dict(getattr(inner, "__globals__", {}))
    code = getattr(inner, "__code__", None)
    for statement in guarded_imports(code.co_filename) if code else []:
        FINDER.always = True
        try:
            exec(compile(ast.Module([statement], []), code.co_filename, "exec"), names)
        except Exception:
            pass
        finally:
            FINDER.always = False
    return names


def hints_of(function):
    """Annotations as texts, by parameter."""
    raw = getattr(function, "__annotations__", None)
    if not isinstance(raw, dict) or not raw:
        return {}
    names = None
    hints = {}
    for key, value in raw.items():
        try:
            if isinstance(value, str):
                names = names_around(function) if names is None else names
                value = eval(value, names)
            holder = types.SimpleNamespace(__annotations__={key: value})
            names = names_around(function) if names is None else names
            extras = {"include_extras": True} if sys.version_info >= (3, 9) else {}
            value = typing.get_type_hints(holder, globalns=names, **extras)[key]
        except Exception:
            pass
        hints[key] = text_of(value)
    return hints


# ------------------------------------------------------------------------------------------------ nodes


def belongs(file, root):
    """Whether the file is one of the project's, and not of an environment that lies within it."""
    return (file.startswith(root + os.sep) and os.sep + "site-packages" + os.sep not in file
            and os.path.isfile(file))


def remember_places(root):
    """Lets every node know the line of the project that made it."""
    from kedro.pipeline.node import Node
    made, copied = Node.__init__, Node._copy
    origin = []

    def place():
        frame = sys._getframe(2)
        while frame is not None:
            file = os.path.abspath(frame.f_code.co_filename)
            if belongs(file, root):
                return {"filepath": os.path.relpath(file, root), "line_start": frame.f_lineno,
                        "line_end": frame.f_lineno}
            frame = frame.f_back
        return None

    def init(self, *args, **kwargs):
        self._kindling_place = origin[-1] if origin else place()
        made(self, *args, **kwargs)

    def copy_of(self, **changes):
        origin.append(getattr(self, "_kindling_place", None))
        try:
            return copied(self, **changes)
        finally:
            origin.pop()

    Node.__init__, Node._copy = init, copy_of


def carrier(function):
    """The function that carries the annotations of a callable."""
    while isinstance(function, functools.partial):
        function = function.func
    if inspect.isclass(function):
        return function.__init__
    if not inspect.isroutine(function):
        return getattr(type(function), "__call__", function)
    return function


def lines_of(function, root):
    try:
        inner = inspect.unwrap(function)
        file = os.path.realpath(inspect.getsourcefile(inner))
        lines, start = inspect.getsourcelines(inner)
    except (TypeError, OSError, IndexError, SyntaxError, ValueError):
        return None
    if not file.startswith(root + os.sep):
        return None
    return {"filepath": os.path.relpath(file, root).replace(os.sep, "/"), "line_start": start,
            "line_end": start + len(lines) - 1}


def source_of(function, root):
    """Where Kedro's own inspection, from 1.4 on, says that a node's function is defined."""
    if (isinstance(function, functools.partial) or inspect.isbuiltin(function)
            or getattr(function, "__name__", None) == "<lambda>"):
        return None
    return lines_of(function, root)


def bound(function, inputs):
    """Pairs of a parameter's name and the dataset that it is bound to."""
    inputs = [] if inputs is None else [inputs] if isinstance(inputs, str) else inputs
    for follow, partly in ((True, False), (True, True), (False, False)):
        try:
            signature = inspect.signature(function, follow_wrapped=follow)
            binder = signature.bind_partial if partly else signature.bind
            arguments = binder(**inputs) if isinstance(inputs, dict) else binder(*inputs)
        except (TypeError, ValueError):
            continue
        pairs = []
        for name, value in arguments.arguments.items():
            kind = signature.parameters[name].kind
            values = [value]
            if kind is inspect.Parameter.VAR_POSITIONAL:
                values = value
            elif kind is inspect.Parameter.VAR_KEYWORD:
                values = value.values()
            pairs.extend((name, one) for one in values)
        return pairs
    return []


def node_record(node, root):
    function = node.func if hasattr(node, "func") else node._func
    under = carrier(function)
    hints = hints_of(under)
    parameters = [{"name": name, "dataset": dataset, "annotation": hints.get(name)}
                  for name, dataset in bound(function, node._inputs)]
    name = getattr(under, "__name__", "") if not inspect.isclass(function) else function.__name__
    place = lines_of(under, root)
    return {"name": node.name, "func_name": name, "namespace": getattr(node, "namespace", None),
            "tags": sorted(node.tags), "inputs": list(node.inputs), "outputs": list(node.outputs),
            "written": getattr(node, "_kindling_place", None), "source": source_of(function, root),
            "signature": {"filepath": place and place["filepath"], "parameters": parameters, "returns": hints.get("return")}}


# ------------------------------------------------------------------------------------------------ configuration


def accept_absent_settings():
    """A setting may name a class of a plugin that is absent, which is no subclass of Kedro's own."""
    import kedro.framework.project as project
    for name, validator in sorted(vars(project).items()):
        if name.startswith("_") and name.endswith("Validator") and hasattr(validator, "validate"):
            def validate(self, settings, *args, _checks=validator.validate, **kwargs):
                values = [getattr(settings, setting, None) for setting in self.names]
                if not any(isinstance(value, Absence) for value in values):
                    return _checks(self, settings, *args, **kwargs)
                return None
            validator.validate = validate


def version_of_kedro():
    import kedro
    return tuple(int(part) for part in kedro.__version__.split(".")[:2]) + (
        int("".join(c for c in kedro.__version__.split(".")[2] if c.isdigit()) or 0),)


def config_loader(package, root, env, source, params):
    """The project's loader, as a session of this Kedro makes it."""
    try:
        settings = importlib.import_module(package + ".settings")
    except ImportError as error:
        if getattr(error, "name", None) != package + ".settings":
            raise
        settings = types.ModuleType("settings")
    version = version_of_kedro()
    key = "CONF_SOURCE" if version >= (0, 18) else "CONF_ROOT"
    conf = source or os.path.join(root, str(getattr(settings, key, "conf")))
    if version < (0, 18):
        from kedro.config import ConfigLoader
        from kedro.framework.hooks import get_hook_manager
        paths = [os.path.join(conf, "base"), os.path.join(conf, env or "local")]
        paths = [path for path in paths if os.path.isdir(path)]
        made = get_hook_manager().hook.register_config_loader(
            conf_paths=paths, env=env or "local", extra_params=params)
        return made if hasattr(made, "get") and not isinstance(made, list) else ConfigLoader(paths)
    if version >= (0, 19):
        from kedro.config import OmegaConfigLoader as usual
        arguments = {"base_env": "base", "default_run_env": "local"}
    else:
        from kedro.config import ConfigLoader as usual
        arguments = {}
    arguments = dict(getattr(settings, "CONFIG_LOADER_ARGS", None) or arguments)
    made = getattr(settings, "CONFIG_LOADER_CLASS", usual)
    if isinstance(made, Absence) and "_absent" in made.__dict__:
        made = usual
    run = env or arguments.get("default_run_env") or ("local" if version < (0, 19) else "")
    if run == "local" and not os.path.isdir(os.path.join(conf, run)):
        env = arguments.get("base_env") or "base"      # often not kept in the repository
    return made(conf_source=conf, env=env, runtime_params=params, **arguments)


def loaded(loader, key):
    if version_of_kedro() < (0, 18):
        return dict(loader.get(key + "*", key + "*/**", "**/" + key + "*"))
    return dict(loader[key])


def without_credentials(value):
    if isinstance(value, dict):
        return {k: without_credentials(v) for k, v in value.items() if k != "credentials"}
    return [without_credentials(v) for v in value] if isinstance(value, list) else value


def factories(entries):
    """From a name to the entry that this Kedro's patterns make for it, or None."""
    if version_of_kedro() < (0, 18, 12):
        return lambda name: None
    patterns = {key: value for key, value in entries.items() if "{" in key}
    try:
        from kedro.io.catalog_config_resolver import CatalogConfigResolver
    except ImportError:
        from kedro.io import DataCatalog
        ordered = DataCatalog._sort_patterns(patterns)

        def earlier(name):
            match = DataCatalog._match_pattern(ordered, name)
            return match and DataCatalog._resolve_config(name, match, copy.deepcopy(ordered[match]))
        return earlier
    resolver = CatalogConfigResolver(patterns, {})

    def later(name):
        if hasattr(resolver, "match_dataset_pattern"):
            match = resolver.match_dataset_pattern(name) or resolver.match_user_catch_all_pattern(name)
        else:
            match = resolver.match_pattern(name)
        return resolver.resolve_pattern(name) if match else None
    return later


def type_of(entry):
    value = entry.get("type", "") if isinstance(entry, dict) else entry
    return value if isinstance(value, str) else text_of(value)


def classes_of(entry):
    """The classes of an entry of the project's own making, and of what it wraps."""
    name = type_of(entry)
    classes = [name]
    top, _, rest = name.partition(".")
    if rest and top in FINDER.own:
        module, _, last = name.rpartition(".")
        try:
            bases = inspect.getmro(getattr(importlib.import_module(module), last))[1:]
            classes += [text_of(base) for base in bases if base.__module__ not in ("builtins", "abc", "typing")]
        except Exception:
            pass
    for key in ("dataset", "data_set", "response_dataset") if isinstance(entry, dict) else ():
        inner = entry.get(key)
        if isinstance(inner, dict) and "type" in inner:
            classes += classes_of(inner)
        elif isinstance(inner, str) and ("Partitioned" in name or "Incremental" in name or "Cached" in name
                                         or "Artifact" in name or "Asset" in name):
            classes += classes_of(inner)
    return classes


def is_own_class(name):
    """Whether it is a class of the project, whose bases are known then."""
    module, _, last = name.rpartition(".")
    try:
        return module.partition(".")[0] in FINDER.own and inspect.isclass(
            getattr(importlib.import_module(module), last))
    except Exception:
        return False


def options_of(entry, prefix=""):
    options = {}
    for key, value in entry.items():
        name = prefix + str(key)
        if isinstance(value, dict):
            options.update(options_of(value, name + "."))
        elif isinstance(value, bool):
            options[name] = str(value).lower()
        elif isinstance(value, (str, int, float)) and name not in ("type", "filepath"):
            options[name] = str(value)
    return options


def dataset_record(name, entry):
    path = entry.get("filepath")
    record = {"name": name, "type": type_of(entry), "filepath": path if isinstance(path, str) else None,
              "classes": classes_of(entry), "options": options_of(entry)}
    if is_own_class(record["type"]):
        record["resolved"] = True
    return record


# ------------------------------------------------------------------------------------------------ the project


def snapshot(root, env, source, params):
    from kedro.framework.startup import bootstrap_project
    accept_absent_settings()
    metadata = bootstrap_project(Path(root))
    package = metadata.package_name
    FINDER.own.add(package)
    remember_places(root)
    unread = []
    loader = config_loader(package, root, env, source, params)
    from kedro.framework.project import pipelines as registered
    from kedro.pipeline import Pipeline
    pipelines, used = [], set()
    for name, pipe in dict(registered).items():
        if isinstance(pipe, Pipeline):
            nodes = [node_record(node, root) for node in pipe.nodes]
            used.update(d for node in nodes for d in node["inputs"] + node["outputs"])
            pipelines.append({"name": name, "inputs": sorted(pipe.inputs()), "outputs": sorted(pipe.outputs()),
                              "nodes": nodes})
    datasets, keys = {}, []
    try:
        entries = {k: without_credentials(v) for k, v in loaded(loader, "catalog").items()}
        wrong = [k for k, v in entries.items() if not isinstance(v, dict)]
        unread += [{"what": "the catalog entry `%s`" % k, "reason": "it is no mapping"} for k in wrong]
        entries = {k: v for k, v in entries.items() if isinstance(v, dict)}
        made = factories(entries)
        plain = [k for k in entries if "{" not in k or version_of_kedro() < (0, 18, 12)]
        for name in plain:
            datasets[name] = dataset_record(name, entries[name])
        for name in sorted(used - set(plain)):
            if name != "parameters" and not name.startswith("params:"):
                entry = made(name)
                if entry:
                    datasets[name] = dataset_record(name, entry)
    except Exception as error:
        if type(error).__name__ != "MissingConfigException":
            unread.append({"what": "the catalog", "reason": "Kedro cannot load it: %s" % first_line(error)})
    try:
        keys = sorted(str(key) for key in loaded(loader, "parameters"))
    except Exception:
        pass                                            # nodes and catalog do not depend on them
    run = env or getattr(loader, "default_run_env", None) or "local"
    stated = getattr(metadata, "kedro_init_version", None) or getattr(metadata, "project_version", "")
    return {"metadata": {"project_name": metadata.project_name, "package_name": package, "kedro_version": stated,
                         "env": run},
            "pipelines": pipelines, "datasets": datasets, "parameters": keys, "unread": unread}


def first_line(error):
    text = str(error).strip().splitlines()
    return "%s: %s" % (type(error).__name__, text[0] if text else "")


def failure(error, root):
    """What went wrong, at the innermost line of the project that was at work."""
    file, line = "", 0
    for frame in traceback.extract_tb(error.__traceback__):
        path = os.path.abspath(frame.filename)
        if belongs(path, root):
            file, line = os.path.relpath(path, root).replace(os.sep, "/"), frame.lineno
    if isinstance(error, SyntaxError) and error.filename and os.path.abspath(error.filename).startswith(root):
        file, line = os.path.relpath(error.filename, root).replace(os.sep, "/"), error.lineno or 0
    return {"error": {"message": first_line(error), "filepath": file, "line": line}}


def folders_of(root):
    source = os.path.join(root, "src")
    names = set()
    for folder in (source, root):
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            stem, ending = os.path.splitext(name)
            package = os.path.isfile(os.path.join(folder, name, "__init__.py"))
            if ending == ".py" or package or folder == source and name.isidentifier():
                names.add(stem)
    return names


def without_kedro():
    """Why this Python cannot answer, as the end of a sentence about it; None where it can."""
    if importlib.util.find_spec("kedro") is None:
        return "has no Kedro"
    try:
        import kedro  # its own optional imports come before the stand-ins
        version = version_of_kedro()
    except Exception as error:          # a warning about the Python among them, which Kedro raises
        return "has a Kedro that it cannot import (%s)" % first_line(error)
    if not OLDEST <= version[:2] or version[0] > NEWEST:
        return "has Kedro %s, and --live takes %d.%d to %d.x" % ((kedro.__version__,) + OLDEST + (NEWEST,))
    try:
        import kedro.framework.project  # noqa: F401
    except Exception as error:
        return "cannot import its Kedro %s (%s)" % (kedro.__version__, first_line(error))
    return None


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("project")
    parser.add_argument("out")
    parser.add_argument("--env")
    parser.add_argument("--conf-source")
    parser.add_argument("--params", default="{}")
    call = parser.parse_args(argv)
    root = os.path.realpath(call.project)
    os.chdir(root)
    sys.argv[:] = ["kedro", "run"]
    warnings.simplefilter("ignore")
    wrong = without_kedro()
    if wrong:
        answer = {"error": {"python": wrong, "message": wrong, "filepath": "", "line": 0}}
    else:
        FINDER.folders.append(root + os.sep)
        FINDER.own |= folders_of(root) | {"kedro"}
        sys.meta_path.append(FINDER)
        logging.disable(logging.CRITICAL)
        try:
            answer = snapshot(root, call.env, call.conf_source, json.loads(call.params))
        except BaseException as error:
            answer = failure(error, root)
    with open(call.out, "w", encoding="utf-8") as stream:
        json.dump(answer, stream, ensure_ascii=False, default=str)


if __name__ == "__main__":
    main(sys.argv[1:])
