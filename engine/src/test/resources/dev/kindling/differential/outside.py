"""What a reader of programs cannot know: the clock, chance, files elsewhere, and the library `acme`, by a choice.

Choice 0 is quiet: nothing is there, nothing happens. Choice 1 is loud: everything is there, changes and calls back.
Choice 2 raises where it may. The others are drawn anew at each question.
"""
import datetime
import os
import os.path
import pathlib
import random
import sys
import time
import types

TEXTS = ["alpha", "beta", "", "gamma", "x"]
STATE = types.SimpleNamespace(choice=0, draw=random.Random(0), root="")
REAL = {"exists": os.path.exists, "isfile": os.path.isfile, "path_exists": pathlib.Path.exists}


def arguments(choice):
    return [["kedro"], ["kedro", "run", "--fast"], ["kedro", "run"], ["kedro", "run", "--env", "x"]][choice % 4]


def pick(quiet, loud, *others):
    """What the choice says."""
    if STATE.choice == 0:
        return quiet
    if STATE.choice in (1, 2):
        return loud
    return STATE.draw.choice([quiet, loud, *others])


def fail(often=0.15):
    if STATE.choice == 2 or STATE.choice > 2 and STATE.draw.random() < often:
        kind = [ValueError, KeyError, RuntimeError, TypeError, StopIteration, OSError][STATE.draw.randrange(6)]
        raise kind("acme")


def outside(path):
    return os.fspath(path).startswith(("/data", "/opt"))


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2024, 1, 1, 3) if STATE.choice == 0 else cls(2025, 12, 31, 14)

    utcnow = today = now


def prepare():
    time.time = lambda: 1000.0 + STATE.choice
    os.path.exists = lambda path: pick(False, True) if outside(path) else REAL["exists"](path)
    os.path.isfile = lambda path: pick(False, True) if outside(path) else REAL["isfile"](path)
    pathlib.Path.exists = lambda self: pick(False, True) if outside(self) else REAL["path_exists"](self)
    datetime.datetime = Clock


def change(target, depth=0):
    """Changes what it is given, in place, and what that holds."""
    if isinstance(target, list):
        [lambda: target.append(pick("new", "new", "other")), lambda: target.clear(),
         lambda: target.reverse(), lambda: target.insert(0, "first"),
         lambda: target and target.pop()][STATE.draw.randrange(5) if STATE.choice > 2 else 0]()
    elif isinstance(target, dict):
        if STATE.choice <= 2 or STATE.draw.random() < 0.6 or not target:
            target["new"] = 9
        else:
            target.pop(next(iter(target)))
    elif isinstance(target, set):
        target.add("new") if STATE.choice <= 2 or STATE.draw.random() < 0.6 else target.clear()
    elif hasattr(target, "__dict__") and not isinstance(target, (type, types.FunctionType, types.ModuleType)):
        for name, value in list(vars(target).items()):
            if name.startswith("_"):
                continue
            try:
                if isinstance(value, str):
                    setattr(target, name, "set")
                elif isinstance(value, bool):
                    setattr(target, name, not value)
                elif isinstance(value, int):
                    setattr(target, name, value + 7)
                else:
                    change(value, depth + 1)
            except (AttributeError, TypeError):
                pass
    if depth < 2 and isinstance(target, (list, tuple, dict)):
        for part in list(target.values() if isinstance(target, dict) else target):
            if isinstance(part, (list, dict, set)):
                change(part, depth + 1)


def acts():
    return STATE.choice in (1, 2) or STATE.choice > 2 and STATE.draw.random() < 0.6


def flag(*args, **kwargs):
    fail()
    return pick(False, True, 0, "yes", None, [])


def number(*args, **kwargs):
    fail()
    return pick(0, 2, 1, 3)


def text(*args, **kwargs):
    fail()
    return pick("alpha", "beta", *TEXTS)


def items(*args, **kwargs):
    fail()
    return pick([], ["p", "q"], ["alpha"], ["x", "y", "z"])


def table(*args, **kwargs):
    fail()
    return pick({}, {"a": 1, "new": 2}, {"alpha": 3})


def maybe(value, *args):
    fail()
    return value if acts() else pick(None, value)


def fill(*targets, **named):
    fail()
    if acts():
        for target in [*targets, *named.values()]:
            change(target)
    return pick(None, 1, *targets)


def check(*args, **kwargs):
    fail(0.5)


def visit(callback, *args, **kwargs):
    fail()
    result = None
    for _ in range(pick(0, 1, 2)):
        result = callback(*args, **kwargs)
    return result


def decorate(function):
    return function


class Client:
    def __init__(self, *args, **kwargs):
        fail()
        self.given = args
        self.size = pick(0, 2, 1)
        self.ready = pick(False, True)
        self.label = pick("alpha", "beta", *TEXTS)

    def fetch(self, *targets):
        return fill(*targets, *(part for part in self.given if acts()))

    def load(self):
        return items()

    def __iter__(self):
        return iter(items())

    def __len__(self):
        return self.size

    def __bool__(self):
        return bool(self.ready)

    def __enter__(self):
        fail()
        return self

    def __exit__(self, *error):
        return pick(False, True)


def install(choice, seed):
    STATE.choice, STATE.draw = choice, random.Random("%d/%d" % (seed, choice))
    module = types.ModuleType("acme")
    module.__path__ = []
    for one in (flag, number, text, items, table, maybe, fill, check, visit, decorate, Client):
        setattr(module, one.__name__, one)
    module.MODE = pick("alpha", "beta", *TEXTS)
    module.DEBUG = pick(False, True)
    module.DEFAULTS = pick({}, {"a": 1})
    module.tools = types.ModuleType("acme.tools")
    module.tools.flag, module.tools.fill = flag, fill
    sys.modules["acme"], sys.modules["acme.tools"] = module, module.tools
