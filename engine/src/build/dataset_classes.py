#!/usr/bin/env python3
"""dataset_classes.py CACHE > engine/src/main/resources/dev/kindling/project/kedro/dataset-classes.txt

Writes the table of the dataset classes of every released kedro-datasets and of Kedro from 0.16 on. Each release is fetched by
pip, one after the other, into the folder CACHE, where it stays for the next time. Nothing of it is imported or run: names are
read from the sources within the archives. Needs Python 3.9 or newer with pip.

The first lines, `= DISTRIBUTION VERSION…`, name the releases in order. Each other line is a module, a class that it gives, and
the releases that have it, as `FIRST-LAST` or, up to the newest, as `FIRST-`; several such spans are joined by commas.
"""
import ast
import pathlib
import re
import subprocess
import sys
import zipfile

OLDEST = (0, 16)
ROOTS = {
    "kedro": ("kedro/io/", "kedro/extras/datasets/"),
    "kedro-datasets": ("kedro_datasets/", "kedro_datasets_experimental/"),
}


def pip(*arguments):
    return subprocess.run([sys.executable, "-m", "pip", *arguments, "--disable-pip-version-check"],
                          check=True, capture_output=True, text=True).stdout


def releases(distribution):
    """Final releases, oldest first. `--python-version` shows those that this Python is too new for as well."""
    found = set()
    for python in ("3.7", "3.8", "3.10", "3.13"):
        shown = pip("index", "versions", distribution, "--python-version", python, "--only-binary", ":all:")
        listed = re.search(r"Available versions: (.*)", shown)
        found |= set(listed.group(1).split(", ")) if listed else set()
    final = {tuple(map(int, v.split("."))) for v in found if re.fullmatch(r"\d+(\.\d+)*", v)}
    return [v for v in sorted(final) if distribution != "kedro" or v >= OLDEST]


def archive(cache, distribution, version):
    name = "%s-%s-" % (distribution.replace("-", "_"), version)
    for attempt in ("", "3.7", "3.8", "3.10", "3.13"):
        kept = sorted(cache.glob(name + "*.whl"))
        if kept:
            return kept[0]
        if attempt:
            try:
                pip("download", "-q", "--no-deps", "--only-binary", ":all:", "--python-version", attempt, "-d", str(cache),
                    "%s==%s" % (distribution, version))
            except subprocess.CalledProcessError:
                continue
    raise SystemExit("no wheel of %s %s" % (distribution, version))


def lazily(tree):
    """The names of `lazy.attach(__name__, submod_attrs={module: [names]})`."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "attach":
            for keyword in call.keywords:
                if keyword.arg == "submod_attrs":
                    for names in ast.literal_eval(keyword.value).values():
                        yield from names


def given(tree):
    """The names of classes that a module gives: its own, those of its siblings, and aliases that it keeps for old spellings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("kedro")):
            for alias in node.names:
                yield alias.asname or alias.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name) and target.id.startswith("_DEPRECATED") and isinstance(node.value, ast.Dict):
                    yield from (key.value for key in node.value.keys if isinstance(key, ast.Constant))
                elif isinstance(target, ast.Name) and isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
                    yield target.id
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
    yield from lazily(tree)


def is_dataset(name, shown):
    """Most are called so; of the others those that write or hold something, where their package shows them."""
    if name.startswith("Abstract"):
        return False
    return bool(re.search(r"Data[Ss]et(V\d+)?$", name)) or name in shown and bool(re.search(r"(Writer|Model|Result)$", name))


def modules(path, roots):
    """Module and class, for every dataset class below the folders."""
    with zipfile.ZipFile(path) as wheel:
        names = {}
        for member in sorted(wheel.namelist()):
            if member.endswith(".py") and member.startswith(roots) and "/tests/" not in member:
                names[member] = list(given(ast.parse(wheel.read(member))))
        for member, found in names.items():
            package = names.get(member.rpartition("/")[0] + "/__init__.py", ())
            for name in found:
                if is_dataset(name, package):
                    yield re.sub(r"(/__init__)?\.py$", "", member).replace("/", "."), name


def spans(have, every):
    """The releases as joined spans of those that there are."""
    parts, start = [], None
    for at, version in enumerate(every):
        if version in have and start is None:
            start = version
        if start is not None and (at + 1 == len(every) or every[at + 1] not in have):
            parts.append(start + "-" + ("" if at + 1 == len(every) else version))
            start = None
    return ",".join(parts)


def main():
    cache = pathlib.Path(sys.argv[1])
    cache.mkdir(parents=True, exist_ok=True)
    rows = []
    for distribution, roots in ROOTS.items():
        every, found = [], {}
        for numbers in releases(distribution):
            version = ".".join(map(str, numbers))
            every.append(version)
            for key in set(modules(archive(cache, distribution, version), roots)):
                found.setdefault(key, set()).add(version)
            print(distribution, version, file=sys.stderr)
        print("=", distribution, *every)
        rows += ["%s %s %s" % (*key, spans(have, every)) for key, have in found.items()]
    print("\n".join(sorted(rows)))


main()
