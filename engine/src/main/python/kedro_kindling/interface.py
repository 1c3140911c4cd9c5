"""``kedro_kindling.plan``: a plan as Python objects, by the program that this package carries."""

from __future__ import annotations

import difflib
import html
import json
import os
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

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
    messages,
)
from kedro_kindling.plugin import CannotCall, call

if TYPE_CHECKING:
    import pandas

Path = Union[str, "os.PathLike[str]"]


class _Answer(NamedTuple):
    code: int
    out: str
    said: Tuple[Message, ...]


@dataclass(frozen=True)
class _Question:
    """What of which project is asked for, from which folder: the same for a plan, its picture and its proofs."""

    folder: str
    project: Optional[str]
    options: Tuple[str, ...]

    def ask(self, command: str, options: Sequence[str], node: Optional[str] = None) -> _Answer:
        """Runs a command; what it writes and says, with exit code 0, 1 or 3."""
        operands = [word for word in (self.project, node) if word is not None]
        try:
            made = call([command, *options, *self.options, "--", *operands])
        except CannotCall as reason:
            kind = JavaMissing if reason.code == "java" else WrongInput
            raise kind([Message(str(reason), code=reason.code)]) from None
        try:
            done = subprocess.run(
                made.command,
                env=made.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                check=False,
            )
        except (OSError, ValueError) as reason:
            # No shell for the launcher, or an argument that no process can be given.
            raise WrongInput([Message("kindling cannot be started: %s" % reason, code="usage")]) from None
        said = messages(done.stderr.decode("utf-8", "replace"))
        if done.returncode == 2:
            raise (JavaMissing if said and said[0].code == "java" else WrongInput)(said)
        if done.returncode not in (0, 1, 3):
            raise OwnFault(said or [Message("kindling ended with %d and said nothing" % done.returncode)])
        return _Answer(done.returncode, done.stdout.decode("utf-8", "replace"), said)


@dataclass(frozen=True)
class Node:
    """A node of a plan, with its verdict."""

    document: model.PlanNode
    _question: _Question = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        return self.document.name

    @property
    def type(self) -> model.NodeType:
        return self.document.type

    @property
    def on_spark(self) -> bool:
        return self.document.type == "pyspark"

    @property
    def task(self) -> str:
        """The task of the DAG that runs it."""
        return self.document.task

    @property
    def because(self) -> Tuple[model.Derivation, ...]:
        """Every reason that puts it on Spark."""
        return self.document.because

    @cached_property
    def why(self) -> model.Why:
        """The proof of the verdict; of a default node, why no criterion holds.

        It is asked for when it is looked at. Raises ProjectChanged where the verdict or its reasons are others by then.
        """
        why = model.Why.of(json.loads(self._ask(["--format=json"])))
        criteria = {proof.criterion for proof in why.proofs}
        if (why.type, why.task, criteria) != (self.type, self.task, {reason.criterion for reason in self.because}):
            raise ProjectChanged([_changed("`%s` has another verdict or other reasons than in this plan" % self.name)])
        return why

    @cached_property
    def proof(self) -> str:
        """The same as text, as ``kindling why`` prints it."""
        # Asked for first, since a text does not tell whether it is of this plan.
        return self._ask(["--color=never"]) if self.why else ""

    def _ask(self, options: Sequence[str]) -> str:
        try:
            return self._question.ask("why", options, self.name).out
        except JavaMissing:
            raise
        except WrongInput as reason:
            # The same call made the plan, so that it was not wrong then.
            raise ProjectChanged([_changed("`%s` cannot be explained any more" % self.name), *reason.messages]) from None

    def __str__(self) -> str:
        where = "on Spark" if self.on_spark else "default"
        reasons = "; ".join("%s: %s" % (reason.criterion, reason.message) for reason in self.because)
        return "%s: %s, in task %s%s" % (self.name, where, self.task, ", because " + reasons if reasons else "")


class Nodes(Mapping[str, Node]):
    """The nodes of a plan by name, in Kedro's order. A name that is not there is told with what may be meant."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = {node.name: node for node in nodes}

    def __getitem__(self, name: str) -> Node:
        try:
            return self._nodes[name]
        except KeyError:
            near = difflib.get_close_matches(str(name), self._nodes, 3)
            raise KeyError("there is no node `%s`.%s" % (name, " Did you mean %s?" % " or ".join(near) if near else "")) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def __repr__(self) -> str:
        return "Nodes(%s)" % ", ".join(self._nodes)


@dataclass(frozen=True)
class Plan:
    """Which nodes of a pipeline run on Spark, in which tasks."""

    document: model.Plan
    _question: _Question = field(repr=False, compare=False)

    @property
    def project(self) -> str:
        return self.document.project

    @property
    def pipeline(self) -> str:
        return self.document.pipeline

    @property
    def env(self) -> str:
        return self.document.env

    @cached_property
    def nodes(self) -> Nodes:
        """By name, in Kedro's order."""
        return Nodes([Node(node, self._question) for node in self.document.nodes])

    @property
    def tasks(self) -> Tuple[model.Task, ...]:
        """In topological order."""
        return self.document.tasks

    @property
    def groups(self) -> Tuple[model.Task, ...]:
        """The tasks on Spark: each is one Spark job."""
        return tuple(task for task in self.document.tasks if task.type == "pyspark")

    @property
    def findings(self) -> Tuple[model.Finding, ...]:
        return self.document.findings

    def frame(self) -> pandas.DataFrame:
        """A row for each node: node, type, task, criteria, because, file and line of the first reason.

        Raises PackageMissing where pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise PackageMissing([Message("pandas is not installed: pip install pandas")]) from None
        rows = [_row(node) for node in self.nodes.values()]
        frame = pandas.DataFrame(rows, columns=["node", "type", "task", "criteria", "because", "file", "line"])
        return frame.astype({"line": "Int64"})

    @cached_property
    def svg(self) -> str:
        """The pipeline drawn, as an SVG document; it is drawn when it is looked at.

        Raises ProjectChanged where the plan is another by then.
        """
        drawn = self._question.ask("plan", ["--format=svg", "--fail-on=never"]).out
        again = self._question.ask("plan", ["--format=json", "--fail-on=never"]).out
        if not again or model.Plan.of(json.loads(again)) != self.document:
            raise ProjectChanged([_changed("the plan is another one")])
        return drawn

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Dict[str, str]:
        """The picture for a notebook; where it cannot be drawn, why."""
        try:
            return {"text/plain": str(self), "image/svg+xml": self.svg}
        except KindlingError as reason:
            text = "%s\n%s" % (self, reason)
            return {"text/plain": text, "text/html": "<pre>%s</pre>" % html.escape(text)}

    def __str__(self) -> str:
        spark = sum(node.on_spark for node in self.nodes.values())
        where = "%s, pipeline %s, env %s" % (self.project, self.pipeline, self.env)
        counts = (_count(len(self.nodes), "node"), spark, _count(len(self.groups), "group"), _count(len(self.findings), "finding"))
        return "%s: %s, %d on Spark in %s, %s" % (where, *counts)


def _changed(what: str) -> Message:
    return Message(what + ": the project has changed; plan again", code="changed")


def _count(number: int, what: str) -> str:
    return "%d %s%s" % (number, what, "" if number == 1 else "s")


def plan(
    project: Optional[Path] = None,
    *,
    env: Optional[str] = None,
    pipeline: Optional[str] = None,
    params: Optional[Mapping[str, object]] = None,
    conf_source: Optional[Path] = None,
    rules: Union[Path, Sequence[Path]] = (),
    import_roots: Union[Path, Sequence[Path]] = (),
    today: Optional[str] = None,
) -> Plan:
    """Plans a project without running it; the arguments mean what the options of ``kindling plan`` mean.

    project: its folder or a snapshot file; where it is None, the project that the current folder lies in.

    Findings are a part of the plan, of whatever severity. Raises WrongInput where the call or the project is wrong,
    PartUnread where a part cannot be read (what could be read comes along as its ``plan``), JavaMissing where no Java that
    is new enough is found, and OwnFault for a fault of Kindling. All of them are a KindlingError.
    """
    options: List[str] = []
    for name, value in (("env", env), ("pipeline", pipeline), ("conf-source", conf_source), ("today", today)):
        if value is not None:
            options.append("--%s=%s" % (name, os.fspath(value)))
    options.extend("--params=%s=%s" % _parameter(key, value) for key, value in (params or {}).items())
    options.extend("--rules=" + os.fspath(rule) for rule in _several(rules))
    options.extend("--import-root=" + os.fspath(root) for root in _several(import_roots))
    question = _Question(os.getcwd(), None if project is None else os.fspath(project), tuple(options))
    answer = question.ask("plan", ["--format=json", "--fail-on=never"])
    made = Plan(model.Plan.of(json.loads(answer.out)), question) if answer.out else None
    if answer.code == 3:
        raise PartUnread(answer.said, made)
    if made is None:
        raise OwnFault([Message("kindling wrote no plan")])
    return made


def _several(paths: Union[Path, Sequence[Path]]) -> Sequence[Path]:
    """One path stands for itself: the letters of a text are no paths."""
    return [paths] if isinstance(paths, (str, os.PathLike)) else paths


def _parameter(key: str, value: object) -> Tuple[str, str]:
    try:
        text = value if isinstance(value, str) else json.dumps(value)
    except (TypeError, ValueError):
        raise WrongInput([Message("the parameter `%s` is no value of JSON" % key, code="usage")]) from None
    if "," in text or "," in key or "=" in key or ":" in key:
        text = "the parameter `%s` has a comma, or its name a `=` or `:`, which --params cannot tell: set it in the configuration"
        raise WrongInput([Message(text % key, code="usage")])
    return key, text


def _row(node: Node) -> Tuple[object, ...]:
    evidence = next((line for reason in node.because for line in reason.evidence), None)
    return (
        node.name,
        node.type,
        node.task,
        ", ".join(sorted({reason.criterion for reason in node.because})),
        "; ".join(reason.message for reason in node.because),
        evidence.file if evidence else None,
        evidence.line if evidence else None,
    )
