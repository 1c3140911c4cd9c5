#!/usr/bin/env python3
"""Writes which attributes Python's own types and modules have, by version, so that the reader claims none to be missing
that some Python has.

    engine/src/build/python_names.py PYTHON… > engine/src/main/resources/dev/kindling/python/builtins/names.txt

Each PYTHON is an interpreter; 3.9 to 3.13 were taken for what is committed. A line is a type (`T`) or a module (`M`), its
name, and its attributes; one that only some versions have names them behind a colon. A module that computes attributes of
any name has `*`. Nothing but what `dir` gives is asked of any object.
"""
import importlib
import json
import pkgutil
import subprocess
import sys
import warnings

# Importing these opens a window or a browser, prints a poem, or is meant for Python's own tests.
SKIPPED = {"antigravity", "this", "idlelib", "test", "turtle", "turtledemo", "tkinter", "lib2to3", "ensurepip", "venv", "__main__"}


def types():
    import collections
    import configparser
    import csv
    import dataclasses
    import datetime
    import decimal
    import enum
    import fractions
    import functools
    import hashlib
    import inspect
    import io
    import itertools
    import logging
    import pathlib
    import re
    import string
    import types
    import typing
    import urllib.parse
    import uuid

    def function():
        yield

    class Klass:
        def method(self):
            pass

    plain = [object, type, int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice,
             type(None), type(...), property, staticmethod, classmethod, super, map, filter, zip, enumerate, reversed, BaseException]
    for one in plain:
        yield one.__name__, dir(one)
    yield "function", dir(function)
    yield "method", dir(Klass().method)
    yield "builtin_function_or_method", dir(len)
    yield "generator", dir(function())
    yield "module", set(dir(types.ModuleType("m"))) | set(dir(object)) | {"__dict__", "__file__", "__path__", "__cached__"}
    yield "class", set(dir(type)) | set(dir(Klass))
    yield "instance", dir(Klass())
    yield "dict_keys", dir({}.keys())
    yield "dict_values", dir({}.values())
    yield "dict_items", dir({}.items())
    # What the reader takes for one: it knows elements that can be taken once, whoever gives them.
    iterators = [iter([]), iter(""), iter({}), function(), zip(), map(len, ""), filter(len, ""), enumerate(""), reversed("")]
    iterators += [itertools.chain(), itertools.groupby(""), itertools.tee("")[0]]
    yield "iterator", {name for one in iterators for name in dir(one)}

    class Colour(enum.Enum):
        RED = 1

    @dataclasses.dataclass
    class Point:
        pass

    yield "enum member", set(dir(Colour.RED)) | set(dir(Klass())) | {"_name_", "_value_", "_sort_order_"}
    yield "enum class", set(dir(type(Colour))) | set(dir(Colour)) | set(dir(enum.Flag)) | set(Colour.__dict__)
    yield "dataclass", set(dir(Point)) | set(dir(type))
    yield "typing.NamedTuple", set(dir(collections.namedtuple("N", ""))) | set(dir(type))
    of_modules = [collections.OrderedDict, collections.defaultdict, collections.Counter, collections.deque, collections.ChainMap,
                  functools.partial, re.Pattern, re.Match, datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
                  datetime.timezone, types.SimpleNamespace, uuid.UUID, decimal.Decimal,
                  fractions.Fraction, string.Template, configparser.ConfigParser, inspect.Signature, inspect.Parameter, logging.Logger, csv.DictReader, operator_type("itemgetter"),
                  operator_type("attrgetter"), operator_type("methodcaller"), itertools.chain, itertools.count, itertools.cycle]
    for one in of_modules:
        yield one.__module__ + "." + one.__qualname__, dir(one)
    yield "pathlib.PosixPath", dir(pathlib.PosixPath("a"))
    yield "pathlib.PurePosixPath", dir(pathlib.PurePosixPath("a"))
    yield "io.StringIO", dir(io.StringIO)
    yield "io.TextIOWrapper", dir(io.TextIOWrapper)
    yield "types.MappingProxyType", dir(types.MappingProxyType)
    yield "dataclasses.Field", dir(dataclasses.field())
    yield "hashlib.HASH", dir(hashlib.md5())
    yield "urllib.parse.ParseResult", dir(urllib.parse.urlparse("a"))
    yield "urllib.parse.SplitResult", dir(urllib.parse.urlsplit("a"))
    yield "typing.TypeVar", dir(typing.TypeVar("T"))


def operator_type(name):
    import operator
    return getattr(operator, name)


def modules():
    names = sorted(getattr(sys, "stdlib_module_names", ()) or (m.name for m in pkgutil.iter_modules()))
    seen = []
    for name in names:
        if name in SKIPPED or name.startswith("_") and name != "__future__":
            continue
        try:
            module = importlib.import_module(name)
        except BaseException:
            continue
        file = getattr(module, "__file__", None) or ""
        if "site-packages" in file:
            continue
        seen.append(name)
        for sub in pkgutil.iter_modules(getattr(module, "__path__", [])):
            full = name + "." + sub.name
            if not sub.name.startswith("_") and sub.name != "tests" and sub.name != "test":
                try:
                    importlib.import_module(full)
                    seen.append(full)
                except BaseException:
                    continue
    seen += ["os.path", "collections.abc", "xml.etree.ElementTree", "importlib.metadata", "xml.dom.minidom"]
    for name in sorted(set(seen)):
        try:
            module = importlib.import_module(name)
        except BaseException:
            continue
        yield name, dir(module) + (["*"] if "__getattr__" in dir(module) else [])


def one():
    warnings.simplefilter("ignore")
    everything = {"T " + name: sorted(set(names)) for name, names in types()}
    everything.update({"M " + name: sorted(set(names)) for name, names in modules()})
    print()
    print(json.dumps({"version": "%d.%d" % sys.version_info[:2], "names": everything}))


def main(interpreters):
    found = {}
    for interpreter in interpreters:
        done = subprocess.run([interpreter, "-I", __file__, "--one"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
        answer = json.loads(done.stdout.splitlines()[-1])
        found[answer["version"]] = answer["names"]
    versions = sorted(found, key=lambda v: [int(part) for part in v.split(".")])
    print("# Attributes of Python's types and modules, by python_names.py of", ", ".join(versions))
    for key in sorted({key for names in found.values() for key in names}):
        holders = [v for v in versions if key in found[v]]
        words = []
        for name in sorted({name for v in holders for name in found[v][key]}):
            having = [v for v in holders if name in found[v][key]]
            words.append(name if having == versions else name + ":" + ",".join(having))
        kind, _, name = key.partition(" ")
        print(kind, name, *words, sep="\t")


if sys.argv[1:] == ["--one"]:
    one()
else:
    main(sys.argv[1:])
