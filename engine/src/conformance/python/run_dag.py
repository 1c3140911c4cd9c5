"""Runs the DAG of a file with Airflow's `dag.test()` and writes the states to `states.json`.

    python run_dag.py FILE

Tasks are not tried again: a run that is meant to fail would take minutes to do so.
"""

import json
import sys

try:  # Airflow 3
    from airflow.dag_processing.dagbag import DagBag
except ImportError:  # Airflow 2
    from airflow.models.dagbag import DagBag

options = {"include_examples": False} if "models" in DagBag.__module__ else {}
bag = DagBag(dag_folder=sys.argv[1], **options)
if bag.import_errors:
    sys.exit(str(bag.import_errors))
(dag,) = bag.dags.values()
for task in dag.tasks:
    task.retries = 0

run = dag.test()
states = {instance.task_id: str(instance.state) for instance in run.get_task_instances()}
with open("states.json", "w", encoding="utf-8") as out:
    json.dump({"run": str(run.state), "tasks": states}, out)
