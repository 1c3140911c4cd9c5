#!/usr/bin/env bash
# A catalog of 2,000 plain entries, read by Kedro yesterday, is refused today, though it has no alias to expand.
#
# Expected: omegaconf 2.4 bounds the expansion of YAML aliases, so a file without aliases is read as before, however long it is.
# Seen: the bound counts every node of the file (keys, values, mappings), 10,000 of them. An entry with `type` and `filepath` has five and
#   its own key one less than that again, so a catalog file ends near 1,700 to 2,000 entries. Kedro 1.5.0 asks for omegaconf>=2.1.1,
#   so a fresh `pip install kedro` takes 2.4.0, and its loader passes the error on; two files of half the size are read.
# Versions: kedro 1.5.0 with omegaconf 2.3.1 and with 2.4.0.
# Output seen:
#   omegaconf 2.3.1: one file of 2000 entries: 2000 read; two files of 1000: 2000 read
#   omegaconf 2.4.0: one file of 2000 entries: ConstructorError; two files of 1000: 2000 read
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >read.py <<'PY'
from importlib.metadata import version
from pathlib import Path

from kedro.config import OmegaConfigLoader


def entries(first, count):
    return "".join(
        f"table_{i}:\n  type: pandas.CSVDataset\n  filepath: data/table_{i}.csv\n" for i in range(first, first + count)
    )


def read(*files):
    base = Path("conf/base")
    base.mkdir(parents=True, exist_ok=True)
    Path("conf/local").mkdir(exist_ok=True)
    for old in base.iterdir():
        old.unlink()
    for number, text in enumerate(files):
        (base / f"catalog_{number}.yml").write_text(text)
    try:
        loader = OmegaConfigLoader("conf", base_env="base", default_run_env="local")
        return f"{len(loader['catalog'])} read"
    except Exception as error:
        return type(error).__name__


print(
    f"omegaconf {version('omegaconf')}: one file of 2000 entries: {read(entries(0, 2000))};"
    f" two files of 1000: {read(entries(0, 1000), entries(1000, 1000))}"
)
PY

for omegaconf in 2.3.1 2.4.0; do
  python3 -m venv "$omegaconf"
  "$omegaconf/bin/pip" install -q --disable-pip-version-check kedro==1.5.0 "omegaconf==$omegaconf"
  "$omegaconf/bin/python" read.py
done | tee seen

diff seen - <<'EXPECTED'
omegaconf 2.3.1: one file of 2000 entries: 2000 read; two files of 1000: 2000 read
omegaconf 2.4.0: one file of 2000 entries: ConstructorError; two files of 1000: 2000 read
EXPECTED
