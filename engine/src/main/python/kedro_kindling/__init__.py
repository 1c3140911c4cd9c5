"""Kindling: decides which nodes of a Kedro project run on Spark, says why, and writes the Airflow DAG.

A plugin of Kedro, and an interface for Python::

    import kedro_kindling as kk

    plan = kk.plan("my-project", env="prod")
    plan.nodes["train"].on_spark
    print(plan.nodes["train"].proof)

What is asked for is loaded when it is asked for, since Kedro imports this package at every start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

if TYPE_CHECKING:
    from kedro_kindling import model
    from kedro_kindling.errors import (
        JavaMissing,
        KindlingError,
        Message,
        OwnFault,
        PackageMissing,
        PartUnread,
        ProjectChanged,
        WrongInput,
    )
    from kedro_kindling.interface import Node, Plan, plan

__all__ = [
    "JavaMissing",
    "KindlingError",
    "Message",
    "Node",
    "OwnFault",
    "PackageMissing",
    "PartUnread",
    "Plan",
    "ProjectChanged",
    "WrongInput",
    "model",
    "plan",
]


def __dir__() -> List[str]:
    return sorted({*globals(), *__all__, "__version__"})


def __getattr__(name: str) -> Any:
    import importlib

    if name == "__version__":
        from importlib.metadata import version

        return version("kedro-kindling")
    if name == "model":
        return importlib.import_module("kedro_kindling.model")
    if name in __all__:
        module = "interface" if name in ("Node", "Plan", "plan") else "errors"
        return getattr(importlib.import_module("kedro_kindling." + module), name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
