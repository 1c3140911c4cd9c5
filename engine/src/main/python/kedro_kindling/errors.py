"""What may go wrong under the Python interface, each of its own kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple

if TYPE_CHECKING:
    from kedro_kindling.interface import Plan

_LINE = re.compile(
    r"(?:(?P<file>.+?)(?::(?P<line>\d+))?: )??(?P<severity>error|warning|note) \[(?P<code>[\w-]+)\] (?P<text>.*)"
)

_OF_JAVA = re.compile(r"(?:NOTE: )?Picked up [A-Z_]+: ")


@dataclass(frozen=True)
class Message:
    """A line that the program says: ``path:line: severity [code] sentence``.

    The file is as the program names it, relative to the folder of the call; None where no place is known. The cure is the
    part of the text that says what helps, as far as it is a part of its own.
    """

    text: str
    severity: str = "error"
    code: str = ""
    file: Optional[str] = None
    line: Optional[int] = None

    @property
    def cure(self) -> str:
        for end in ("; ", ". ", ": "):
            before, _, after = self.text.partition(end)
            if after:
                return after
        return ""

    def __str__(self) -> str:
        place = "" if self.file is None else self.file + ("" if self.line is None else ":%d" % self.line) + ": "
        return "%s%s [%s] %s" % (place, self.severity, self.code, self.text) if self.code else self.text


def messages(text: str) -> Tuple[Message, ...]:
    """The messages of standard error; a line that is none belongs to the one before it, but for what Java says of its options."""
    found: List[Message] = []
    for line in text.splitlines():
        if _OF_JAVA.match(line):
            continue
        told = _LINE.fullmatch(line)
        if told:
            number = told.group("line")
            file = told.group("file")
            found.append(
                Message(
                    told.group("text"),
                    told.group("severity"),
                    told.group("code"),
                    None if file == "kindling" else file,
                    int(number) if number else None,
                )
            )
        elif found and line:
            last = found[-1]
            found[-1] = Message(last.text + "\n" + line, last.severity, last.code, last.file, last.line)
        elif line:
            found.append(Message(line))
    return tuple(found)


class KindlingError(Exception):
    """Whatever keeps an answer back. Its text is what the program says; file, line, code and cure are of its first message."""

    def __init__(self, said: Sequence[Message]) -> None:
        super().__init__("\n".join(map(str, said)))
        self.messages = tuple(said)

    def __reduce__(self) -> Tuple[Any, ...]:
        """For pools of processes: made anew of its messages, not of its text."""
        return type(self), (self.messages,)

    @property
    def first(self) -> Message:
        return self.messages[0] if self.messages else Message("")

    @property
    def file(self) -> Optional[str]:
        return self.first.file

    @property
    def line(self) -> Optional[int]:
        return self.first.line

    @property
    def code(self) -> str:
        return self.first.code

    @property
    def cure(self) -> str:
        return self.first.cure


class WrongInput(KindlingError):
    """The call, the project or a rule file is wrong: exit code 2."""


class JavaMissing(WrongInput):
    """There is no Java that is new enough; the text has the one command that helps."""


class PartUnread(KindlingError):
    """A part of the project could not be read: exit code 3.

    ``plan`` is the plan of what could be read, and None where nothing could. It may lack nodes, and nodes in it may be on
    Spark for reasons that are not seen.
    """

    def __init__(self, said: Sequence[Message], plan: Optional[Plan] = None) -> None:
        super().__init__(said)
        self.plan = plan

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), (self.messages, self.plan)


class ProjectChanged(KindlingError):
    """A proof that is asked for after the plan is of another plan: the project was changed in between."""


class OwnFault(KindlingError):
    """A fault of Kindling, out of memory included: exit code 70, or none that it knows."""


class PackageMissing(KindlingError, ImportError):
    """A package that only a part of the interface needs is not installed; the text has the command that helps."""
