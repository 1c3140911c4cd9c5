#!/usr/bin/env bash
# A list operation on `Pipeline.nodes` changes some views of a Kedro pipeline and not others, from 0.19.15 on.
#
# Expected: `nodes` is a property that gives a list of its own each time, as it did from the first release on, so that `nodes.append(…)`
#   changes nothing of the pipeline. Or, once the list is kept, that every view of the pipeline is made of it.
# Seen: since 0.19.15 the sorted nodes are kept on first use and handed out themselves. What is appended stands in `nodes` from then on and
#   in a copy by `Pipeline([p])`; a sum `p + …` and `outputs()` know nothing of it. The runner ends with an error: 0.19.15 runs the
#   new node before the one that it needs, and from 1.0.0 on "Pipeline does not contain nodes named" a node that `nodes` lists.
# Versions: kedro 0.19.14 gives a fresh list; 0.19.15, 1.0.0 and 1.7.0 keep one.
# Output seen:
#   kedro 0.19.14: nodes load | copy load | sum load | outputs loaded | run: done
#   kedro 0.19.15: nodes load, clean | copy load, clean | sum load | outputs loaded | run: DatasetError: Data for MemoryDataset has not been saved yet.
#   kedro 1.0.0: nodes load, clean | copy load, clean | sum load | outputs loaded | run: ValueError: Pipeline does not contain nodes named ['clean'].
#   kedro 1.7.0: nodes load, clean | copy load, clean | sum load | outputs loaded | run: ValueError: Pipeline does not contain nodes named ['clean'].
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DO_NOT_TRACK=1

cat >look.py <<'PY'
import logging

import kedro
from kedro.io import DataCatalog, MemoryDataset
from kedro.pipeline import Pipeline, node
from kedro.runner import SequentialRunner

logging.disable(logging.CRITICAL)


def load(orders):
    return orders


def clean(orders):
    return orders


def names(pipeline):
    return ", ".join(each.name for each in pipeline.nodes)


pipeline = Pipeline([node(load, "raw", "loaded", name="load")])
pipeline.nodes.append(node(clean, "loaded", "cleaned", name="clean"))
views = {
    "nodes": names(pipeline),
    "copy": names(Pipeline([pipeline])),
    "sum": names(pipeline + Pipeline([])),
    "outputs": ", ".join(sorted(pipeline.outputs())),
}
try:
    SequentialRunner().run(pipeline, DataCatalog({"raw": MemoryDataset([1])}))
    ran = "done"
except Exception as error:
    ran = f"{type(error).__name__}: {error}"
told = " | ".join(f"{view} {seen}" for view, seen in views.items())
print(f"kedro {kedro.__version__}: {told} | run: {ran}")
PY

for kedro in 0.19.14 0.19.15 1.0.0 1.7.0; do
  python3 -m venv "$work/$kedro"
  "$work/$kedro/bin/pip" install -q --disable-pip-version-check "kedro==$kedro"
  "$work/$kedro/bin/python" look.py 2>/dev/null | grep '^kedro ' | tee -a seen
done

diff seen - <<'SEEN'
kedro 0.19.14: nodes load | copy load | sum load | outputs loaded | run: done
kedro 0.19.15: nodes load, clean | copy load, clean | sum load | outputs loaded | run: DatasetError: Data for MemoryDataset has not been saved yet.
kedro 1.0.0: nodes load, clean | copy load, clean | sum load | outputs loaded | run: ValueError: Pipeline does not contain nodes named ['clean'].
kedro 1.7.0: nodes load, clean | copy load, clean | sum load | outputs loaded | run: ValueError: Pipeline does not contain nodes named ['clean'].
SEEN
