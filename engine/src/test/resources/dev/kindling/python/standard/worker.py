"""Evaluates expressions in real Python: one a line in, what it gives a line out.

worker.py PREAMBLE         answers each line of standard input; of a line behind a question mark, its parts
worker.py PREAMBLE TABLE   prints each expression of the table, those of a tuple one by one, then what it gives, a line each
"""
import ast
import enum
import random
import sys
import types
import warnings

warnings.simplefilter("ignore")
sys.dont_write_bytecode = True
sys.path.insert(0, "src")


def show(value):
    kind = type(value)
    if kind in (set, frozenset):
        parts = sorted(map(show, value))
        return kind.__name__ + "{" + ", ".join(parts) + "}"
    if kind is list:
        return "[" + ", ".join(map(show, value)) + "]"
    if kind is tuple:
        return "(" + ", ".join(map(show, value)) + ")"
    if kind is dict:
        return "{" + ", ".join(show(k) + ": " + show(v) for k, v in value.items()) + "}"
    if kind is types.FunctionType:
        return "function " + value.__name__
    if isinstance(value, type):
        return "class " + value.__name__
    if kind is types.ModuleType:
        return "module " + value.__name__
    return repr(value)


def answer(source, names):
    try:
        return show(eval(source, names))
    except Exception as error:
        return "raises " + type(error).__name__


def parts(source):
    """The expressions within one, the smallest first, so that a failing one can be told from what stands around it."""
    # Up to Python 3.11 what stands within an f-string does not know where it is.
    todo = [ast.parse(source, mode="eval").body]
    found = set()
    while todo:
        node = todo.pop()
        if isinstance(node, ast.expr):
            found.add(ast.get_source_segment(source, node))
        if not isinstance(node, ast.JoinedStr):
            todo += ast.iter_child_nodes(node)
    return "\t".join(sorted((part for part in found if part and "\t" not in part), key=len))


def main():
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", errors="replace", newline="\n", closefd=False)
    names = {"__name__": "m", "__file__": "m.py"}
    with open(sys.argv[1], encoding="utf-8") as file:
        source = file.read()
    sys.modules["m"] = types.ModuleType("m")
    sys.modules["m"].__dict__.update(names)
    names = sys.modules["m"].__dict__
    exec(compile(source, "m.py", "exec"), names)
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="utf-8") as file:
            for line in file.read().splitlines():
                if line and not line.startswith("#"):
                    tree = ast.parse(line, mode="eval").body
                    parts = tree.elts if isinstance(tree, ast.Tuple) and not line.startswith("(") else [tree]
                    for part in parts:
                        text = ast.get_source_segment(line, part)
                        print(text, answer(text, names), sep="\n", file=out)
        return
    for line in open(sys.stdin.fileno(), encoding="utf-8", newline="\n"):
        if line.startswith("?"):
            print(parts(line[1:].rstrip("\n")), file=out, flush=True)
            continue
        print(answer(line.rstrip("\n"), names).replace("\n", "\\n"), file=out, flush=True)


main()
