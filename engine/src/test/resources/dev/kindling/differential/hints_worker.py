"""Tells of each function of a program which of its annotations mention a Spark DataFrame, by Python itself.

Reads a line with the program's folder and its functions, writes a line with what `typing.get_type_hints` makes of each: null for
a function whose annotations Python cannot resolve. Names under TYPE_CHECKING are there, as for a type checker.
"""

import ast
import dataclasses
import functools
import importlib
import inspect
import json
import re
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

MADE_UP = re.compile(r"(?<![\w.'])(?:(?:Frame|Again|T|V|W)\d+_\d+|DataFrame)\b")
ALIAS = getattr(typing, "TypeAliasType", ())
NOTHING = getattr(typing, "NoDefault", None)


def resolved(kind, names):
    while isinstance(kind, (str, typing.ForwardRef)):
        kind = eval(kind if isinstance(kind, str) else kind.__forward_arg__, names, names)
    return kind


def mentions(kind, names, seen=()):
    kind = resolved(kind, names)
    if isinstance(kind, dataclasses.InitVar):
        kind = resolved(kind.type, names)
    if isinstance(kind, type) and not typing.get_args(kind):
        # A generic class without arguments stands for itself with the defaults of its parameters.
        parameters = getattr(kind, "__parameters__", ())
        parameters = parameters if isinstance(parameters, tuple) else ()
        defaults = [getattr(one, "__default__", NOTHING) for one in parameters]
        if defaults and NOTHING not in defaults and any(mentions(one, names, (*seen, kind)) for one in defaults if kind not in seen):
            return True
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


def annotated(function):
    """The function whose annotations count, and whether what it returns does."""
    while not hasattr(function, "__wrapped__"):
        if isinstance(function, (functools.partial, functools.partialmethod)):
            function = function.func
        elif isinstance(function, types.MethodType):
            function = function.__func__
        else:
            break
    if isinstance(function, type):
        made = function.__init__ if isinstance(function.__init__, types.FunctionType) else function.__new__
        return made, False
    if not isinstance(function, types.FunctionType) and not hasattr(function, "__wrapped__"):
        function = type(function).__call__
    return function, True


def hints(function, names):
    function, returns = annotated(function)
    found = typing.get_type_hints(function, localns=names, include_extras=True)
    said = {name: mentions(kind, names) for name, kind in found.items()}
    for overload in getattr(typing, "get_overloads", lambda _: ())(function) if not found else ():
        for name, kind in typing.get_type_hints(overload, localns=names, include_extras=True).items():
            said[name] = said.get(name, False) or mentions(kind, names)
    own = set(inspect.signature(function, follow_wrapped=True).parameters)
    return {name: one for name, one in said.items() if name in own or name == "return" and returns}


def unbound(module):
    """The made-up names that the module writes, also within quotes, and binds nowhere."""
    with open(module.__file__, encoding="utf-8") as file:
        text = file.read()
    bound = set(vars(module))
    for part in ast.walk(ast.parse(text)):
        if not isinstance(part, ast.alias):
            bound.update(str(getattr(part, field)) for field in ("id", "name", "arg") if hasattr(part, field))
    loads = {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    inner = bound - set(vars(module)) - loads
    return [name for name in MADE_UP.findall(re.sub("import .*", "", text)) if name not in vars(module) and name not in inner]


def answer(order):
    for name in [name for name in sys.modules if name == "app" or name.startswith("app.")]:
        del sys.modules[name]
    getattr(typing, "clear_overloads", lambda: None)()
    sys.path.insert(0, order["folder"])
    importlib.invalidate_caches()
    try:
        modules = {name: importlib.import_module("app." + name) for name in order["modules"]}
        lost = [one for name, module in modules.items() for one in unbound(module)]
        if lost:
            return {"error": "unbound names"}
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
