import ast, base64, bisect, collections, configparser, contextlib, copy, csv, dataclasses, datetime, decimal, enum, fnmatch
import fractions, functools, glob, hashlib, heapq, html, importlib, inspect, io, itertools, json, keyword, logging, math
import operator, os, os.path, pathlib, pkgutil, posixpath, pprint, random, re, shlex, statistics, string, sys, textwrap, types
import typing, unicodedata, urllib.parse, uuid, warnings
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from datetime import date, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique
from fractions import Fraction
from functools import cached_property, cmp_to_key, lru_cache, partial, reduce, singledispatch, total_ordering
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, product, starmap
from operator import attrgetter, itemgetter, methodcaller
from pathlib import Path, PurePath, PurePosixPath
from types import SimpleNamespace
from typing import Any, NamedTuple, TypedDict

HERE = Path("conf")


class Color(Enum):
    RED = "red"
    GREEN = "green"
    CRIMSON = "red"

    @property
    def table(self):
        return f"{self.value}_table"

    def join(self, other):
        return self.value + "_" + other.value

    @classmethod
    def first(cls):
        return cls.RED

    @staticmethod
    def plain(x):
        return x * 2


class Layer(str, Enum):
    RAW = "raw"
    INT = "intermediate"


class Size(IntEnum):
    SMALL = 1
    LARGE = 10


class Step(Enum):
    LOAD = auto()
    CLEAN = auto()
    SAVE = 7
    LAST = auto()


class Named(StrEnum):
    ALPHA = auto()
    BETA = auto()
    OTHER = "else"


class Access(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


class Planet(Enum):
    EARTH = ("earth", 3)
    MARS = ("mars", 4)

    def __init__(self, label, place):
        self.label = label
        self.place = place


class Lower(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    ONE = auto()
    TWO = auto()


class Found(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A


class Shown(Enum):
    A = "a"

    def __str__(self):
        return "<" + self.value + ">"


Animal = Enum("Animal", "CAT DOG")
Pair = namedtuple("Pair", ["left", "right"])
Triple = namedtuple("Triple", "a b c", defaults=[9])


class Row(NamedTuple):
    name: str
    size: int = 3

    def label(self):
        return f"{self.name}-{self.size}"


@dataclass
class Point:
    x: int
    y: int = 2


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False)


@dataclass
class Table(Point):
    names: list = field(default_factory=list)
    size: int = field(init=False, default=5)
    hidden: str = field(default="h", repr=False)


@dataclass(kw_only=True)
class Options:
    depth: int = 1
    name: str = "n"


@dataclass(slots=True)
class Slim:
    a: int = 1


class Movie(TypedDict):
    name: str
    year: int


@total_ordering
class Ranked:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


class Plain:
    """Words."""

    kind = "plain"

    def __init__(self, a=1, b=2):
        self.a = a
        self.b = b

    @cached_property
    def twice(self):
        return self.a * 2

    def method(self, x=3):
        return self.a + x


class Child(Plain):
    pass


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@singledispatch
def shape(x):
    return "other"


@shape.register
def _(x: int):
    return "int"


@shape.register(str)
def _(x):
    return "str"


@contextlib.contextmanager
def managed(x):
    yield x + 1


def add(a, b=1, *args, c=2, **kw):
    return a + b
