#!/usr/bin/env python3
"""Writes what the functions and classes of well-known libraries say of `__module__` and `__name__`, of which Kedro makes the
name of a node that has none.

    engine/src/build/library_functions.py CACHE PYTHON… > engine/src/main/resources/dev/kindling/project/kedro/library-functions.txt

Each PYTHON is an interpreter: 3.9 to 3.13 were taken for what is committed, and each of them gives its standard library. The
pinned wheels below go into virtual environments in the folder CACHE, where they stay for the next time, and are imported
there. On Windows `os.path` is another module: the table is Linux's, where Spark jobs run. pyspark is left out: it is hundreds
of megabytes, and nodes hand over functions of it hardly ever.

The first lines, `= DISTRIBUTION ROOT RELEASE…`, name the releases that there are; those that were looked into end in `*`, and
`-` stands for the standard library. Each other line has a module (or a class) by the name that code imports it by, the
releases that were looked into, as digits, oldest 0, the module that its functions say to be of, and their names; one that
calls itself otherwise is written `name=itself`. A function without a module says `None`, as Python prints it.
"""
import collections
import importlib
import inspect
import json
import pathlib
import pkgutil
import re
import subprocess
import sys
import warnings

ROOTS = {"pandas": "pandas", "numpy": "numpy", "scikit-learn": "sklearn"}
# A Python and what is installed for it, oldest first: where modules moved, and the newest.
ENVIRONMENTS = [
    ("3.10", {"pandas": "1.4.0", "numpy": "1.22.0", "scikit-learn": "1.0.2"}),
    ("3.11", {"pandas": "2.3.3", "numpy": "1.26.4", "scikit-learn": "1.4.0"}),
    ("3.12", {"pandas": "3.0.0", "numpy": "2.0.2", "scikit-learn": "1.6.1"}),
    ("3.13", {"pandas": "3.1.1", "numpy": "2.5.5", "scikit-learn": "1.9.1"}),
]
CLASSES = ["pandas.DataFrame", "pandas.Series", "pandas.Index"]
# Importing these opens a window or a browser, prints a poem, or is meant for Python's own tests.
SKIPPED = {"antigravity", "this", "idlelib", "test", "tests", "turtle", "turtledemo", "tkinter", "lib2to3", "ensurepip", "venv",
           "conftest"}
# No node is made of what these have, or they are no public part of their library.
SKIPPED |= {"asyncio", "core", "ctypes", "distutils", "encodings", "externals", "f2py", "multiprocessing", "unittest", "xmlrpc"}


def imported(name):
    try:
        return importlib.import_module(name)
    except BaseException:
        return None


def modules(root):
    """The public modules of a library, or of the standard library."""
    if root == "-":
        tops = getattr(sys, "stdlib_module_names", ()) or [m.name for m in pkgutil.iter_modules()] + list(sys.builtin_module_names)
    else:
        tops = [root]
    waiting = sorted(name for name in set(tops) if name not in SKIPPED and (name[0] != "_"))
    while waiting:
        name = waiting.pop(0)
        module = imported(name)
        if module is None or root == "-" and "site-packages" in (getattr(module, "__file__", None) or ""):
            continue
        yield name, module
        for sub in pkgutil.iter_modules(getattr(module, "__path__", [])):
            if sub.name not in SKIPPED and sub.name[0] != "_":
                waiting.append(name + "." + sub.name)
    if root == "-":
        yield "os.path", importlib.import_module("os.path")


def own(root, value):
    module = getattr(value, "__module__", None)
    return root == "-" or module is None or module.split(".")[0].lstrip("_") == root


def functions(root):
    """Holder, name, and what the value says of its module and its name."""
    holders = dict(modules(root))
    holders.update((name, getattr(importlib.import_module(root), name[len(root) + 1:])) for name in CLASSES
                   if name.startswith(root + "."))
    for holder, of in sorted(holders.items()):
        shown = getattr(of, "__all__", None)
        for name in sorted(set(shown if shown is not None else dir(of))):
            try:
                value = getattr(of, name)
                says = getattr(value, "__name__")
                module = getattr(value, "__module__")
            except BaseException:
                continue
            if name[0] == "_" or not callable(value) or inspect.ismodule(value) or not isinstance(says, str):
                continue
            # What a module without `__all__` merely uses is no name of it.
            if shown is None and not own(root, value) or re.search(r"\s", "%s%s" % (module, says)):
                continue
            yield holder, name, str(module), says


def one(root):
    warnings.simplefilter("ignore")
    found = [list(row) for row in functions(root)]
    print()
    print(json.dumps(found))


def asked(interpreter, *arguments):
    done = subprocess.run([str(interpreter), "-I", __file__, "--one", *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def output(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout


def releases(pip_python, distribution):
    shown = output(pip_python, "-m", "pip", "index", "versions", distribution, "--disable-pip-version-check")
    listed = re.search(r"Available versions: (.*)", shown).group(1).split(", ")
    return sorted((v for v in listed if re.fullmatch(r"\d+(\.\d+)*", v)), key=numbers)


def numbers(version):
    return [int(part) for part in version.split(".")]


def environment(cache, python, interpreter, pins):
    home = cache / python
    if not (home / "bin" / "python").exists():
        output(interpreter, "-m", "venv", home)
    output(home / "bin" / "python", "-m", "pip", "install", "-q", "--only-binary", ":all:", "--disable-pip-version-check",
           *("%s==%s" % pin for pin in pins.items()))
    return home / "bin" / "python"


def written(samples):
    """Lines of a library, of what each of the releases that were looked into gives."""
    holders = collections.defaultdict(lambda: collections.defaultdict(str))
    for index, rows in enumerate(samples):
        for holder, name, module, says in rows:
            holders[holder][(name, module, says)] += str(index)
    for holder in sorted(holders):
        groups = collections.defaultdict(list)
        for (name, module, says), having in sorted(holders[holder].items()):
            groups[(having, module)].append(name if name == says else name + "=" + says)
        for (having, module), names in sorted(groups.items()):
            yield "\t".join((holder, having, module, " ".join(names)))


def main(cache, interpreters):
    cache.mkdir(parents=True, exist_ok=True)
    pythons = {output(i, "-c", "import sys; print('%d.%d' % sys.version_info[:2])").strip(): i for i in interpreters}
    versions = sorted(pythons, key=numbers)
    lines = list(written([asked(pythons[v], "-") for v in versions]))
    print("= python - " + " ".join(v + "*" for v in versions))
    made = [(pins, environment(cache, python, pythons[python], pins)) for python, pins in ENVIRONMENTS]
    for distribution, root in ROOTS.items():
        pins = [pin[distribution] for pin, _ in made]
        first, last = numbers(pins[0]), numbers(pins[-1])
        listed = [v for v in releases(made[-1][1], distribution) if first <= numbers(v) <= last]
        print("=", distribution, root, *(v + "*" if v in pins else v for v in listed))
        lines += written([asked(python, root) for _, python in made])
    print("\n".join(sorted(lines)))


if sys.argv[1:2] == ["--one"]:
    one(sys.argv[2])
else:
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
