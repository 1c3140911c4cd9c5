"""Runs small programs: of each folder below the given one the module `m`, below `src`, and what it binds to `result`.

A line for each: the folder's name, a tab, and the result's text; for an error, `raises` and its type.
"""
import importlib
import os
import sys

sys.dont_write_bytecode = True
base = sys.argv[1]
for name in sorted(os.listdir(base)):
    root = os.path.join(base, name)
    os.chdir(root)
    sys.path[0] = os.path.join(root, "src")
    before = set(sys.modules)
    try:
        shown = repr(importlib.import_module("m").result)
    except BaseException as error:
        shown = "raises " + type(error).__name__
    for module in set(sys.modules) - before:
        file = getattr(sys.modules[module], "__file__", None) or next(
            iter(getattr(sys.modules[module], "__path__", [])), base
        )
        if file.startswith(base):
            del sys.modules[module]
    importlib.invalidate_caches()
    print(name, shown.replace("\n", "\\n"), sep="\t")
