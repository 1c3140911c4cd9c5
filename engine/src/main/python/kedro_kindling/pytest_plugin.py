"""A plugin of pytest: what runs on Spark is held by tests, and a failure's text is the proof.

::

    def test_training_is_on_spark(assert_on_spark, assert_off_spark):
        assert_on_spark("train")
        assert_off_spark("report", "publish_*")

The project is the one that pytest's root folder is or lies in; ``kindling_project``, ``kindling_env``, ``kindling_pipeline`` in
pytest's configuration say otherwise. It is planned once a session.
"""

from __future__ import annotations

import fnmatch
import os
from typing import TYPE_CHECKING, Callable, List

import pytest

if TYPE_CHECKING:
    from kedro_kindling.interface import Node, Plan

OPTIONS = {
    "kindling_project": "the Kedro project, relative to pytest's root folder (default: the root folder)",
    "kindling_env": "the configuration environment that is planned",
    "kindling_pipeline": "the registered pipeline that is planned",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    for name, text in OPTIONS.items():
        parser.addini(name, "Kindling: " + text)


@pytest.fixture(scope="session")
def kindling_plan(request: pytest.FixtureRequest) -> Plan:
    """The plan of the project; its errors are the test's."""
    from kedro_kindling.interface import plan

    config = request.config
    folder = os.path.join(str(config.rootpath), str(config.getini("kindling_project") or "."))
    return plan(folder, env=config.getini("kindling_env") or None, pipeline=config.getini("kindling_pipeline") or None)


@pytest.fixture
def assert_on_spark(kindling_plan: Plan) -> Callable[..., None]:
    """Asserts of nodes, by name or by pattern, that each runs on Spark."""
    return lambda *names: _each(kindling_plan, names, True)


@pytest.fixture
def assert_off_spark(kindling_plan: Plan) -> Callable[..., None]:
    """Asserts of nodes, by name or by pattern, that none runs on Spark."""
    return lambda *names: _each(kindling_plan, names, False)


def _each(plan: Plan, names: "tuple[str, ...]", wanted: bool) -> None:
    __tracebackhide__ = True
    if not names:
        pytest.fail("name a node, or a pattern of nodes: nothing is asserted", pytrace=False)
    for name in names:
        for node in _nodes(plan, name):
            if node.on_spark != wanted:
                pytest.fail("`%s` runs %s:\n\n%s" % (node.name, "on Spark" if node.on_spark else "off Spark", node.proof), pytrace=False)


def _nodes(plan: Plan, name: str) -> List[Node]:
    """The node of that name, else those that match: none is an assertion that would hold of anything, so it fails."""
    __tracebackhide__ = True
    if name in plan.nodes:
        return [plan.nodes[name]]
    found = [node for each, node in plan.nodes.items() if fnmatch.fnmatchcase(each, name)]
    if not found:
        pytest.fail("%s has no node `%s`; it has %s" % (plan, name, ", ".join(plan.nodes)), pytrace=False)
    return found
