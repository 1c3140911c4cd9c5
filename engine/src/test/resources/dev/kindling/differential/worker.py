"""Runs random programs, one a line of standard input, under several choices of what a reader cannot know.

    worker.py [--kedro]      with --kedro, the installed Kedro takes the place of the stub

A request: {"root": FOLDER, "files": {PATH: TEXT}, "environment": {...}, "seed": N, "choices": [N, ...]}. The answer, one line:
{"runs": [{"pipelines": [[NAME, [[NODE, FUNCTION, NAMESPACE, TAGS, INPUTS, OUTPUTS], ...]], ...]} or {"raises": TYPE}, ...]}.
A request with "constructs" is answered by what occurs in the files.
"""
import ast
import functools
import importlib.abc
import importlib.machinery
import inspect
import json
import os
import random
import resource
import signal
import sys
import warnings

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import outside  # noqa: E402

# Of computing, so that other work on the machine changes nothing.
SECONDS = 2.0
OUT = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
warnings.simplefilter("ignore")


class TooLong(BaseException):
    pass


@functools.lru_cache(maxsize=64)
def compiled(path, text):
    return compile(text, path, "exec", dont_inherit=True)


class Sources(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The modules of a program, by the texts of its files."""

    def __init__(self):
        self.take("", {})

    def take(self, root, files):
        self.root, self.files = root, files
        self.folders = {path[:at] for path in files for at in range(len(path)) if path[at] == "/"}

    def pipelines(self):
        return sorted(one.rpartition("/")[2] for one in self.folders if one.startswith("src/shop/pipelines/"))

    def find_spec(self, name, path=None, target=None):
        at = "src/" + name.replace(".", "/")
        for file in (at + "/__init__.py", at + ".py"):
            if file in self.files:
                package = file.endswith("/__init__.py")
                spec = importlib.machinery.ModuleSpec(
                    name, self, origin=os.path.join(self.root, file), is_package=package)
                spec.has_location = True
                if package:
                    spec.submodule_search_locations.append(os.path.join(self.root, at))
                return spec
        if at in self.folders and name.startswith("shop"):
            spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
            spec.submodule_search_locations = [os.path.join(self.root, at)]
            return spec
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        path = module.__spec__.origin
        exec(compiled(path, self.files[os.path.relpath(path, self.root)]), module.__dict__)


ALARMS = []
SOURCES = Sources()
sys.meta_path.insert(0, SOURCES)


def carrier(function):
    while isinstance(function, functools.partial):
        function = function.func
    if inspect.isclass(function) or inspect.isroutine(function):
        return function
    return getattr(type(function), "__call__", function)


def shown(node):
    return [node.name, getattr(carrier(node.func), "__name__", ""), node.namespace, sorted(node.tags),
            list(node.inputs), list(node.outputs)]


def run(choice, request):
    for name in [name for name in sys.modules if name.split(".")[0] == "shop"]:
        del sys.modules[name]
    os.environ.clear()
    os.environ.update(request["environment"])
    random.seed("%d:%d" % (request["seed"], choice))
    sys.argv[:] = outside.arguments(choice)
    for name in [name for name in sys.modules if name.split(".")[0] == "acme"]:
        del sys.modules[name]
    outside.install(choice, request["seed"])
    ALARMS.clear()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, SECONDS / 4)
    try:
        from kedro.pipeline import Pipeline
        registry = importlib.import_module("shop.pipeline_registry")
        pipelines = dict(registry.register_pipelines())
        answer = []
        for name, value in pipelines.items():
            if not isinstance(value, Pipeline) or not isinstance(name, str):
                return {"raises": "NoPipeline"}
            answer.append([name, [shown(node) for node in value.nodes]])
        return {"pipelines": answer}
    except (TooLong, MemoryError):
        return {"raises": "TooLong"}
    except BaseException as error:
        return {"raises": type(error).__name__, "says": str(error)[:200], "line": innermost(error)}
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def innermost(error):
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(SOURCES.root):
            place = "%s:%d" % (os.path.relpath(file, SOURCES.root), trace.tb_lineno)
        trace = trace.tb_next
    return place


def constructs(text, found):
    """What of Python occurs: kinds of syntax, and what is taken from modules."""
    tree = ast.parse(text)
    modules = {}
    for item in ast.walk(tree):
        kind = type(item).__name__
        found.add(kind)
        if isinstance(item, (ast.For, ast.While, ast.Try)) and item.orelse:
            found.add(kind + ".else")
        if isinstance(item, ast.Try) and item.finalbody:
            found.add("Try.finally")
        if isinstance(item, ast.ExceptHandler):
            found.add("ExceptHandler." + ("tuple" if isinstance(item.type, ast.Tuple) else "name" if item.name else
                                          "bare" if item.type is None else "type"))
        if isinstance(item, ast.Import):
            for alias in item.names:
                modules[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0])
                found.add("Import.as" if alias.asname else "Import.plain")
        if isinstance(item, ast.ImportFrom):
            found.add("ImportFrom.relative" if item.level else "ImportFrom.absolute")
            for alias in item.names:
                found.add("%s.%s" % (item.module, alias.name) if item.module else "." + alias.name)
                if alias.name == "*":
                    found.add("ImportFrom.star")
                if alias.asname:
                    found.add("ImportFrom.as")
        if isinstance(item, (ast.FunctionDef, ast.Lambda)):
            for part in ("posonlyargs", "vararg", "kwonlyargs", "kwarg", "defaults"):
                if getattr(item.args, part):
                    found.add("arguments." + part)
        if isinstance(item, (ast.FunctionDef, ast.ClassDef)):
            for one in item.decorator_list:
                found.add("decorator.call" if isinstance(one, ast.Call) else "decorator.name")
                if isinstance(one, ast.Name):
                    found.add(one.id)
        if isinstance(item, ast.FunctionDef):
            inner = [one for part in item.body for one in ast.walk(part)]
            if any(isinstance(one, (ast.Import, ast.ImportFrom)) for one in inner):
                found.add("function.import")
            if any(isinstance(one, ast.FunctionDef) for one in inner):
                found.add("function.function")
            if item.name.startswith("__"):
                found.add(item.name)
        if isinstance(item, ast.Attribute):
            found.add("." + item.attr)
    for item in ast.walk(tree):
        if isinstance(item, ast.Attribute) and isinstance(item.value, ast.Name) and item.value.id in modules:
            found.add("%s.%s" % (modules[item.value.id], item.attr))
        if isinstance(item, ast.Call) and isinstance(item.func, ast.Name):
            found.add(item.func.id + "()")


def answer(request):
    if "constructs" in request:
        found = set()
        for text in request["files"].values():
            constructs(text, found)
        return {"constructs": sorted(found)}
    SOURCES.take(request["root"], request["files"])
    runs = []
    for choice in request["choices"]:
        runs.append(run(choice, request))
        if runs[-1].get("raises") == "TooLong":
            break
    return {"runs": runs}


def list_pipelines_of_sources():
    """Kedro lists folders; here modules are in memory alone."""
    import importlib.resources
    import types
    import kedro.framework.project as project
    project.PACKAGE_NAME = "shop"
    importlib.resources.files = lambda package: types.SimpleNamespace(iterdir=lambda: [
        types.SimpleNamespace(name=name, is_dir=lambda: True) for name in SOURCES.pipelines()])


def stop(signum, frame):
    """Ends the program; a program that catches even that ends the process, and is told from the outside."""
    ALARMS.append(signum)
    if len(ALARMS) > 3:
        os._exit(9)
    raise TooLong()


def main():
    if "--kedro" not in sys.argv:
        import kedro_stub
        kedro_stub.install(SOURCES.pipelines)
    else:
        list_pipelines_of_sources()
    signal.signal(signal.SIGVTALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    outside.prepare()
    for line in sys.stdin:
        OUT.write(json.dumps(answer(json.loads(line))) + "\n")
        OUT.flush()


main()
