"""Tells of each function of many programs which of its annotations mention a Spark DataFrame, by type checkers.

    checkers.py FOLDER MINOR FUNCTIONS ANSWERS

FOLDER holds the packages of the programs, FUNCTIONS is a JSON list of `package.module.function`. Asks mypy and basedpyright for
the types that they reveal, with a pyspark that is written here, and writes for each checker and function a mapping of parameters and
`return` to true, false, or null where the checker does not know either.
"""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
VERSION = "3." + sys.argv[2]
STUBS = {
    "__init__.pyi": "",
    "sql/__init__.pyi": "from .dataframe import DataFrame as DataFrame\n__all__ = ['DataFrame']\n",
    "sql/dataframe.pyi": "class DataFrame:\n    is_of_spark: int\n",
    "pandas/__init__.pyi": "class DataFrame:\n    is_of_spark: int\n",
}
NAME = re.compile(r"[A-Za-z_][\w.]*")
OPEN = {"Any", "Unknown", "Never", "Self", "NoReturn"}


class Probes:
    """Lines at the end of a module that ask for types, each with what it is asked for."""

    def __init__(self, module, path):
        self.module = module
        self.path = path
        text = path.read_text()
        self.lines = text.rstrip("\n").split("\n")
        self.asked = {}
        self.tree = ast.parse(text)

    def ask(self, key, *lines):
        self.lines += lines
        self.asked[len(self.lines)] = key

    def definitions(self):
        for node in ast.walk(self.tree):
            for parameter in getattr(node, "type_params", ()):
                for part in (getattr(parameter, "bound", None), getattr(parameter, "default_value", None)):
                    if part is not None:
                        self.type_of(parameter.name, part)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                made = getattr(node.value.func, "id", "")
                if made in ("NewType", "TypeVar"):
                    for part in [*node.value.args[1:], *(k.value for k in node.value.keywords)]:
                        self.type_of(node.targets[0].id, part)
        self.classes(self.tree.body, "")

    def classes(self, body, path):
        for node in body:
            if isinstance(node, ast.ClassDef):
                probe = "probe%d" % len(self.lines)
                self.ask(("class", node.name), "def %s(x: '%s'):" % (probe, path + node.name), "    reveal_type(x.is_of_spark)")
                self.classes(node.body, path + node.name + ".")

    def type_of(self, name, part):
        parts = part.elts if isinstance(part, ast.Tuple) else [part]
        for one in parts:
            written = one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else ast.unparse(one)
            probe = "probe%d" % len(self.lines)
            self.ask(("part", name), "def %s(x: %r):" % (probe, written), "    reveal_type(x)")

    def function(self, name):
        self.ask(("function", name), "reveal_type(%s)" % name)
        self.ask(("call", name), "reveal_type(%s.__call__)" % name)
        self.ask(("init", name), "reveal_type(%s.__init__)" % name)

    def write(self):
        self.path.write_text("\n".join(self.lines) + "\n")


def mypy():
    command = [sys.executable, "-m", "mypy", "--python-version", VERSION, "--no-error-summary", "--hide-error-context", "--no-pretty",
               "--cache-dir", os.devnull, "--enable-incomplete-feature=NewGenericSyntax", "."]
    said = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    if said.returncode not in (0, 1):
        raise SystemExit("mypy: " + said.stdout + said.stderr)
    for line in said.stdout.splitlines():
        found = re.match(r'(.+?):(\d+): note: Revealed type is "(.*)"$', line)
        if found:
            yield str((FOLDER / found[1]).resolve()), int(found[2]), found[3]


def pyright():
    program = Path(sys.executable).with_name("basedpyright")
    said = subprocess.run([program, "--outputjson", "--pythonversion", VERSION, "."], cwd=FOLDER, capture_output=True, text=True)
    for one in json.loads(said.stdout)["generalDiagnostics"]:
        found = re.match(r'Type of ".*?" is "(.*)"$', one["message"], re.S)
        if found:
            yield str(Path(one["file"]).resolve()), one["range"]["start"]["line"] + 1, found[1]


def split(text, at=","):
    """The parts of the text between separators that stand in no brackets."""
    depth, start, parts = 0, 0, []
    for i, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}" and text[i - 1] != "-")
        if c == at and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return [p.strip() for p in [*parts, text[start:]]]


def closing(text, start):
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] in "([{") - (text[i] in ")]}")
        if depth == 0:
            return i
    return -1


def signatures(text):
    """The signatures that the text tells, each as types by parameter."""
    text = text.strip()
    overloads = re.match(r"Overload([(\[])", text)
    if overloads:
        return [s for part in split(text[9:-1]) for s in signatures(part)]
    only = re.match(r"(?:functools\.)?(?:partial|_SingleDispatchCallable)\[", text)
    if only:
        return [{"return": text[only.end():-1]}]
    head = re.match(r"(?:async )?(?:def )?(?:\[)?", text)
    start = head.end()
    if text[:start].endswith("["):
        start = closing(text, start - 1) + 1
    while start < len(text) and text[start] == " ":
        start += 1
    if start >= len(text) or text[start] != "(":
        return []
    end = closing(text, start)
    arrow = re.match(r"\s*->\s*", text[end + 1:])
    if end < 0 or not arrow:
        return []
    types = {"return": text[end + 1 + arrow.end():]}
    for part in split(text[start + 1:end]):
        named = re.match(r"\*{0,2}(\w+):\s*(.*?)(?:\s*=.*)?$", part, re.S)
        if named:
            types[named[1]] = named[2]
    return [types]


def mentions(text, known, seen=()):
    """Whether a revealed type mentions a frame; None where the checker does not know."""
    text = re.sub(r"'[^']*'|\"[^\"]*\"", "", text)
    answer = None if "..." in text.replace(", ...]", "]") else False
    for name in NAME.findall(text):
        last = name.split(".")[-1].split("@")[0]
        if last == "DataFrame":
            return True
        if last in OPEN:
            answer = None
        if last in seen:
            continue
        for kind in known.get(last, ()):
            part = True if kind is True else mentions(kind, known, (*seen, last))
            if part:
                return True
            answer = None if part is None else answer
    return answer


def said_by(checker, probes, functions):
    revealed, known = {}, {}
    for path, line, text in checker():
        key = probes[path].asked.get(line) if path in probes else None
        if key is None:
            continue
        package = probes[path].module.split(".")[0]
        if key[0] == "class":
            if text.split(".")[-1] == "int":
                known.setdefault(package, {}).setdefault(key[1], []).append(True)
        elif key[0] == "part":
            known.setdefault(package, {}).setdefault(key[1], []).append(text)
        else:
            revealed[(probes[path].module + "." + key[1], key[0])] = text
    answers = {}
    for function in functions:
        texts = [revealed[(function, kind)] for kind in ("function", "call", "init") if (function, kind) in revealed]
        told = next((s for s in map(signatures, texts) if s), [])
        answer = {}
        for one in told:
            for name, text in one.items():
                if name == "return" and function.split(".")[-1] in text:
                    continue
                was, now = answer.get(name, False), mentions(text, known.get(function.split(".")[0], {}))
                answer[name] = True if was or now else None if was is None or now is None else False
        answers[function] = answer
    return answers


def main():
    functions = json.loads(Path(sys.argv[3]).read_text())
    for name, text in STUBS.items():
        path = FOLDER / "pyspark" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (FOLDER / "pyrightconfig.json").write_text('{"typeCheckingMode": "basic", "pythonPlatform": "Linux"}')
    probes = {}
    for path in sorted(FOLDER.glob("app*/**/*.py")):
        module = str(path.relative_to(FOLDER).with_suffix("")).replace("/", ".").removesuffix(".__init__")
        probes[str(path.resolve())] = Probes(module, path)
    for probe in probes.values():
        probe.definitions()
        for function in functions:
            if function.rsplit(".", 1)[0] == probe.module:
                probe.function(function.rsplit(".", 1)[1])
        probe.write()
    answers = {"mypy": said_by(mypy, probes, functions), "pyright": said_by(pyright, probes, functions)}
    Path(sys.argv[4]).write_text(json.dumps(answers))


main()
