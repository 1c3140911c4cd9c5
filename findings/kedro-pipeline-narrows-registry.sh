#!/usr/bin/env bash
# `kedro run --pipeline X` makes `find_pipelines()` find X alone, so a registry that picks two pipelines and runs one fails.
#
# Expected: `--pipeline` chooses among what `register_pipelines()` returns, as it always did; the function itself runs as if nothing were asked.
#   The registry below follows Kedro's own documentation: it finds all pipelines and registers a sum of two of them under a third name.
# Seen: since 1.5 the name that the command line asks for reaches `find_pipelines()`, which then looks for a folder of that name and
#   returns it alone. `--pipeline both` names no folder, so what the registry takes by name is missing; the run ends with "Failed to find
#   the pipeline named 'both'" and asks whether 'both' was meant.
# Versions: kedro 1.4.0 runs it; 1.5.0 does not.
# Output seen:
#   kedro 1.4.0: --pipeline both: ran clean, report
#   kedro 1.5.0: --pipeline both: ValueError: Failed to find the pipeline named 'both'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DO_NOT_TRACK=1

mkdir -p project/conf/base project/conf/local project/src/shop/pipelines/clean project/src/shop/pipelines/report
cd project
touch src/shop/__init__.py src/shop/pipelines/__init__.py src/shop/settings.py conf/base/catalog.yml
for name in clean report; do
  cat >"src/shop/pipelines/$name/__init__.py" <<PY
from kedro.pipeline import node, pipeline


def $name():
    print("ran $name")
    return "$name"


def create_pipeline(**kwargs):
    return pipeline([node($name, None, "${name}_done", name="$name")])
PY
done
cat >src/shop/pipeline_registry.py <<'PY'
from kedro.framework.project import find_pipelines


def register_pipelines():
    pipelines = find_pipelines()
    pipelines["both"] = pipelines["clean"] + pipelines["report"]
    pipelines["__default__"] = pipelines["both"]
    return pipelines
PY

for kedro in 1.4.0 1.5.0; do
  python3 -m venv "$work/$kedro"
  "$work/$kedro/bin/pip" install -q --disable-pip-version-check "kedro==$kedro"
  cat >pyproject.toml <<TOML
[tool.kedro]
package_name = "shop"
project_name = "Shop"
kedro_init_version = "$kedro"
TOML
  "$work/$kedro/bin/kedro" run --pipeline both >"$work/log" 2>&1 || true
  ran=$(grep -o '^ran [a-z]*' "$work/log" | cut -d' ' -f2 | sort | paste -sd, | sed 's/,/, /' || true)
  if [ -n "$ran" ]; then
    echo "kedro $kedro: --pipeline both: ran $ran"
  else
    echo "kedro $kedro: --pipeline both: $(grep -oE "^[A-Za-z.]*Error: Failed to find the pipeline named '[a-z]*'" "$work/log" | tail -1)"
  fi
done | tee "$work/seen"

diff "$work/seen" - <<'EXPECTED'
kedro 1.4.0: --pipeline both: ran clean, report
kedro 1.5.0: --pipeline both: ValueError: Failed to find the pipeline named 'both'
EXPECTED
