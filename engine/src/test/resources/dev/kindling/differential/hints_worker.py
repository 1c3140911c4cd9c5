"""Tells of each function of a program which of its annotations mention a Spark DataFrame, by Python itself.

Reads a line with the program's folder and its functions, writes a line with what `typing.get_type_hints` makes of each: null for
a function whose annotations Python cannot resolve. Names under TYPE_CHECKING are there, as for a type checker.
"""

import functools
import importlib
import json
import sys
import types
import typing

sys.dont_write_bytecode = True
typing.TYPE_CHECKING = True


class DataFrame:
    """Stands for Spark's."""


for name in ("pyspark", "pyspark.sql", "pyspark.sql.dataframe", "pyspark.pandas"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["pyspark"].sql = sys.modules["pyspark.sql"]
sys.modules["pyspark"].pandas = sys.modules["pyspark.pandas"]
sys.modules["pyspark.sql"].dataframe = sys.modules["pyspark.sql.dataframe"]
for name in ("pyspark.sql", "pyspark.sql.dataframe", "pyspark.pandas"):
    sys.modules[name].DataFrame = DataFrame
    sys.modules[name].__all__ = ["DataFrame"]

ALIAS = getattr(typing, "TypeAliasType", ())
NOTHING = getattr(typing, "NoDefault", None)


def resolved(kind, names):
    while isinstance(kind, (str, typing.ForwardRef)):
        kind = eval(kind if isinstance(kind, str) else kind.__forward_arg__, names, names)
    return kind


def mentions(kind, names, seen=()):
    kind = resolved(kind, names)
    if isinstance(kind, type) and not typing.get_args(kind):
        return issubclass(kind, DataFrame)
    if any(kind is one for one in seen):
        return False
    seen = (*seen, kind)
    if isinstance(kind, (list, tuple)):
        return any(mentions(one, names, seen) for one in kind)
    if isinstance(kind, typing.TypeVar):
        parts = [kind.__bound__, *kind.__constraints__, getattr(kind, "__default__", None)]
        return any(mentions(one, names, seen) for one in parts if one is not None and one is not NOTHING)
    if isinstance(kind, typing.NewType):
        return mentions(kind.__supertype__, names, seen)
    if ALIAS and isinstance(kind, ALIAS):
        return mentions(kind.__value__, names, seen)
    origin = typing.get_origin(kind)
    if origin is typing.Literal:
        return False
    if origin is typing.Annotated:
        return mentions(typing.get_args(kind)[0], names, seen)
    if ALIAS and isinstance(origin, ALIAS):
        given = dict(zip(origin.__type_params__, typing.get_args(kind)))
        return mentions(replaced(origin.__value__, given, names), names, seen)
    return any(mentions(one, names, seen) for one in (*typing.get_args(kind), *([origin] if isinstance(origin, type) else [])))


def replaced(kind, given, names):
    """The parts of the type with the parameters replaced, as far as a mention goes."""
    kind = resolved(kind, names)
    for parameter, value in given.items():
        if kind is parameter:
            return value
    if isinstance(kind, list):
        return [replaced(one, given, names) for one in kind]
    arguments = typing.get_args(kind)
    if not arguments or typing.get_origin(kind) in (typing.Literal, typing.Annotated):
        return kind
    origin = typing.get_origin(kind)
    if ALIAS and isinstance(origin, ALIAS):
        inner = dict(zip(origin.__type_params__, (replaced(one, given, names) for one in arguments)))
        return replaced(origin.__value__, inner, names)
    return [*(replaced(one, given, names) for one in arguments), *([origin] if isinstance(origin, type) else [])]


def hints(function, names):
    if isinstance(function, functools.partial):
        function = function.func
    if isinstance(function, types.MethodType):
        function = function.__func__
    if not isinstance(function, (type, types.FunctionType)):
        function = type(function).__call__
    found = typing.get_type_hints(function, localns=names, include_extras=True)
    return {name: mentions(kind, names) for name, kind in found.items()}


def answer(order):
    for name in [name for name in sys.modules if name == "app" or name.startswith("app.")]:
        del sys.modules[name]
    sys.path.insert(0, order["folder"])
    importlib.invalidate_caches()
    try:
        modules = {name: importlib.import_module("app." + name) for name in order["modules"]}
        # A quoted name of an alias belongs to the alias's module; names are unique over all modules.
        names = {}
        for module in modules.values():
            names.update({k: v for k, v in vars(module).items() if not k.startswith("__")})
        result = {}
        for function in order["functions"]:
            module, name = function.split(".")
            own = dict(names)
            own.update(vars(modules[module]))
            try:
                result[function] = hints(getattr(modules[module], name), own)
            except Exception as e:
                result[function] = None
        return result
    except Exception as e:
        return {"error": "%s: %s" % (type(e).__name__, e)}
    finally:
        sys.path.pop(0)


print(json.dumps({"version": list(sys.version_info[:2])}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
