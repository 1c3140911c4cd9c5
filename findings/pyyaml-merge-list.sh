#!/usr/bin/env bash
# The same Kedro catalog names another dataset class with another patch release of PyYAML.
#
# YAML's merge key takes a list of mappings, of which the first one wins: `<<: [*spark, *csv]`. PyYAML kept to that up to
# 6.0.3. In 6.0.4 the last one wins for keys of two or more characters, and still the first for keys of one, since equal keys are
# found by the identity of their text in memory. Kedro with omegaconf 2.3 reads its catalog through PyYAML, so that an entry moves from
# Spark to pandas. omegaconf 2.4 lays merge keys flat itself and keeps to the first, but refuses a mapping that is made in this way as soon
# as another one merges it ("found duplicate key").
#
# Seen: with PyYAML 6.0.3 "spark.SparkDataset first", with 6.0.4 "pandas.CSVDataset first", with omegaconf 2.4.0
# "spark.SparkDataset first" again. Decided by `flatten_mapping` in yaml/constructor.py and in omegaconf/_yaml.py.
#
# Installs into a temporary folder, runs without Kindling, and fails if the behaviour changes. Needs python3 (3.10 to 3.13) with venv.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/conf/base" "$work/conf/local"
cat >"$work/conf/base/catalog.yml" <<'YAML'
_spark: &spark {type: spark.SparkDataset, k: first}
_csv: &csv {type: pandas.CSVDataset, k: last}
orders:
  <<: [*spark, *csv]
  filepath: data/orders
YAML
cat >"$work/read.py" <<'PY'
import sys
from kedro.config import OmegaConfigLoader
loader = OmegaConfigLoader(sys.argv[1], base_env="base", default_run_env="local")
entry = loader["catalog"]["orders"]
print(entry["type"], entry["k"])
PY
cat >"$work/again.py" <<'PY'
import io
from omegaconf import OmegaConf
text = "a: &a {type: 1}\nb: &b {type: 2}\nc: &c {<<: [*a, *b]}\nd: {<<: *c}\n"
try:
    print(OmegaConf.load(io.StringIO(text)).d.type)
except Exception as error:
    print(type(error).__name__)
PY
failed=0
expect() { # packages, script, wanted
  python3 -m venv "$work/venv-$1-$2" && python="$work/venv-$1-$2/bin/python"
  "$python" -m pip install -q --disable-pip-version-check kedro==1.5.0 "omegaconf==$1" "PyYAML==$2" 2>/dev/null
  seen="$("$python" "$work/read.py" "$work/conf" 2>/dev/null), merged again: $("$python" "$work/again.py" 2>/dev/null)"
  echo "Kedro 1.5.0, omegaconf $1, PyYAML $2: $seen"
  [ "$seen" = "$3" ] || { echo "  expected: $3"; failed=1; }
}
expect 2.3.0 6.0.3 "spark.SparkDataset first, merged again: 1"
expect 2.3.0 6.0.4 "pandas.CSVDataset first, merged again: 2"
expect 2.4.0 6.0.4 "spark.SparkDataset first, merged again: ConstructorError"
exit $failed
