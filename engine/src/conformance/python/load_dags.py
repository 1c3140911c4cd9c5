"""Loads DAG files into the installed Airflow and prints what Airflow made of them, as JSON.

    python load_dags.py FILE...

Every file is parsed twice: what only the first parse warns of are Airflow's own modules.
"""

import json
import sys
import warnings

try:  # Airflow 3
    from airflow.dag_processing.dagbag import DagBag
except ImportError:  # Airflow 2
    from airflow.models.dagbag import DagBag


def parse(path):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        # Airflow 2 would otherwise add its examples.
        options = {"include_examples": False} if "models" in DagBag.__module__ else {}
        bag = DagBag(dag_folder=path, **options)
    deprecations = [
        f"{warning.filename}:{warning.lineno}: {warning.message}"
        for warning in caught
        if issubclass(warning.category, (DeprecationWarning, FutureWarning))
    ]
    return bag, deprecations


def argument(value):
    """Arguments as JSON has them; what JSON does not have, by what it is called."""
    if isinstance(value, dict):
        return {str(key): argument(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [argument(inner) for inner in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return type(value).__name__


def describe(task):
    return {
        "id": task.task_id,
        "name": task.task_display_name,
        "operator": type(task).__name__,
        "upstream": sorted(task.upstream_task_ids),
        "downstream": sorted(task.downstream_task_ids),
        "setup": task.is_setup,
        "teardown": task.is_teardown,
        "doc": task.doc_md,
        "fields": {name: argument(getattr(task, name, None)) for name in task.template_fields},
    }


def load(path):
    parse(path)
    bag, deprecations = parse(path)
    return {
        "errors": [str(error) for error in bag.import_errors.values()],
        "deprecations": deprecations,
        "dags": [
            {"id": dag.dag_id, "tasks": [describe(task) for task in dag.tasks]}
            for dag in bag.dags.values()
        ],
    }


if __name__ == "__main__":
    loaded = {path: load(path) for path in sys.argv[1:]}
    with open("loaded.json", "w", encoding="utf-8") as out:
        json.dump(loaded, out)
