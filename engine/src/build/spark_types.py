#!/usr/bin/env python3
"""Holds the table of Spark's types, `rules/criteria/type-hint/spark-types.txt`, against releases of pyspark.

    engine/src/build/spark_types.py FOLDER…

Each FOLDER holds the package `pyspark` of one release, as `pip install --target FOLDER pyspark==3.5.5` makes it
(`pyspark-client` for 4.x suffices, save for `pyspark.sql.classic`); nothing of it is imported. It fails where the table lists
a class that none of the releases has under that name, and where a release has a public class that an annotation can mention
and that the table does not decide. What needs no decision is listed below, with the reason.
"""
import ast
import pathlib
import re
import sys

TABLE = pathlib.Path(__file__).parents[3] / "rules/criteria/type-hint/spark-types.txt"
# Where people import from; what lies deeper is decided by the name that is exported here.
MODULES = re.compile(
    r"pyspark$|pyspark\.(rdd|context|conf|broadcast|accumulators)$|pyspark\.sql(\.\w+)?$|pyspark\.sql\.connect\.\w+$"
    r"|pyspark\.sql\.streaming(\.\w+)?$|pyspark\.pandas(\.(frame|series|groupby|window|resample))?$|pyspark\.streaming(\.\w+)?$"
    r"|pyspark\.ml(\.(?!connect|torch|deepspeed|dl_util|model_cache|shared|common|wrapper|util|tests|image|functions)\w+)?$"
)
# A pattern of `module.Class`, and why no annotation of a node's data mentions it.
UNDECIDED = [
    (r".*\.(\w*Exception|\w*Error|\w*Warning)$", "an error"),
    (r"pyspark\.(sql\.(connect\.)?)?types\.\w+|pyspark\.sql\.variant_utils\..*", "describes types"),
    (r"pyspark\.ml\.(param|linalg|stat|evaluation)\.\w+|pyspark\.ml\.(stat|linalg)\.\w+", "numbers, or settings of a stage"),
    (r"pyspark\.ml\.\w+\.\w*(Summary|Params|Readable|Writable|Reader|Writer|Mixin|ReadWrite)$", "what a stage tells of itself"),
    (r"pyspark\.ml\.\w+\.Java\w+|pyspark\.ml\.base\.\w+Params", "a base of stages that is never written"),
    (r".*\.\w*(Mixin|Like|Base|Protocol|Type|Enum|Conf|Config|Builder|Util|Utils|Params)$", "no data, or never written"),
    (r"pyspark\.sql\.connect\.(plan|expressions|proto|client|avro|protobuf|shell|_typing|logging|conversion|utils|types|udf|udtf|tvf"
     r"|observation|resource|datasource|streaming|profiler|functions|merge|group|window|catalog|conf|readwriter|session|column"
     r"|dataframe|classic)\..*", "decided by the name that `pyspark.sql` exports"),
    (r"pyspark\.accumulators\.(?!Accumulator$)\w+|pyspark\.broadcast\.(?!Broadcast$)\w+|pyspark\.rdd\.Partitioner",
     "how Spark adds, sends or divides"),
    (r"pyspark\.pandas\.(window\.RollingAndExpanding|resample\.Resampler)|pyspark\.sql\.session\.classproperty", "never written"),
    (r"pyspark\.sql\.(sql_formatter|conversion|geo_utils|tvf_argument|streaming\.(datasource|stateful_processor_util))\..*"
     r"|pyspark\.sql\.connect\.(sql_formatter|table_arg)\..*|pyspark\.sql\.streaming\.query\.StreamingCheckpointManager"
     r"|pyspark\.streaming\.(kinesis|listener|util)\..*", "Spark's own workings"),
    (r"pyspark\.sql\.(utils|functions|tests|pandas|worker|internal|datasource_internal|plot|metrics|profiler|observation|merge"
     r"|tvf|table_arg|udtf|udf|catalog|conf|datasource|interchange|avatica|is_remote|streaming\.(listener|state|stateful_processor"
     r"|stateful_processor_api_client|list_state_client|map_state_client|value_state_client|transform_with_state_driver_worker"
     r"|tws_tester|proto))\..*", "no data of a node"),
]


def decided():
    """The names that the table decides: module and class."""
    names, module = set(), ""
    for line in TABLE.read_text().splitlines():
        if line[:1] in "#+-" or not line.strip():
            continue
        words = line.split()
        if not line.startswith(" "):
            module, words = words[0], words[1:]
        names.update((module, word) for word in words)
    return names


class Release:
    """The modules of one release, read as texts."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.seen = {}

    def version(self):
        text = (self.folder / "pyspark/version.py").read_text()
        return re.search(r"__version__[^=]*= *['\"]([^'\"]+)", text)[1]

    def modules(self):
        for file in sorted((self.folder / "pyspark").rglob("*.py")):
            path = file.relative_to(self.folder).with_suffix("")
            yield ".".join(path.parts[:-1] if path.name == "__init__" else path.parts)

    def names(self, module):
        """What the module binds, and which of that are classes of its own."""
        if module in self.seen:
            return self.seen[module]
        self.seen[module] = bound, classes = set(), set()
        base = self.folder.joinpath(*module.split("."))
        file = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
        if not file.is_file():
            return bound, classes
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ClassDef):
                bound.add(node.name)
            elif isinstance(node, ast.ImportFrom):
                source = node.module or ""
                if node.level:
                    package = module if base.is_dir() else module.rpartition(".")[0]
                    parts = package.split(".")
                    source = ".".join([*parts[: len(parts) - node.level + 1], *([source] if source else [])])
                for alias in node.names:
                    bound.update(self.names(source)[0] if alias.name == "*" else [alias.asname or alias.name])
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                bound.update(target.id for target in targets if isinstance(target, ast.Name))
        tree = ast.parse(file.read_text())
        classes.update(node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))
        return bound, classes


def main():
    releases = [Release(folder) for folder in sys.argv[1:]]
    if not releases:
        sys.exit(__doc__)
    table = decided()
    wrong = []
    for module, name in sorted(table):
        # `pyspark-client` has Connect alone.
        known = module.startswith("pyspark") and any(release.names(module)[0] for release in releases)
        classic = module.startswith("pyspark.sql.classic")
        found = any(name in release.names(module)[0] for release in releases)
        if module.split(".")[0] == "pyspark" and (known or not classic) and not found:
            wrong.append(f"no release has {module}.{name}")
    classes = {name for _, name in table}
    for release in releases:
        for module in release.modules():
            if not MODULES.match(module):
                continue
            for name in sorted(release.names(module)[1]):
                full = f"{module}.{name}"
                if name not in classes and not any(re.fullmatch(pattern, full) for pattern, _ in UNDECIDED):
                    wrong.append(f"pyspark {release.version()}: {full} is not decided")
                elif name in classes and (module, name) not in table and not any(
                    re.fullmatch(pattern, full) for pattern, _ in UNDECIDED
                ):
                    wrong.append(f"pyspark {release.version()}: {full} is decided under other names alone")
    print("\n".join(sorted(set(wrong))) or f"{len(table)} names, none to decide")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
