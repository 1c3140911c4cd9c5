"""What a CI runs on a change: plans the project, compares it with the base, reports, and comments.

    python -I -m kedro_kindling.review github|gitlab

The GitHub Action and the GitLab template run this. Everything that it is told comes in environment variables and goes on as
arguments of processes, never through a shell: nothing that a pull request brings is read as a command. ``-I`` keeps Python
from importing what lies in the folder that it stands in.

    KINDLING_PROJECT   the project's folder (default: the current one)
    KINDLING_BASE      the revision to compare with; without one the plan itself is reported
    KINDLING_ENV, KINDLING_PIPELINE, KINDLING_FAIL_ON   as the options of ``kindling plan``
    KINDLING_REPORT    where the findings go: SARIF for GitHub, code quality for GitLab
    KINDLING_COMMENT   "true" to comment on the pull request, with KINDLING_TOKEN

Ends as ``kindling plan`` does. Where the base is there and cannot be read (it lacks the project, or the change mends it), the plan
of the change is shown in place of a comparison; where the base is not there it ends as the comparison does, with 2.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import secrets
import subprocess
import sys
import urllib.parse
import urllib.request
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from kedro_kindling.plugin import CannotCall, call

COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
LONGEST = 60_000


class Refused(Exception):
    """Why no comment was made."""


class GitHub:
    """Comments by GitHub's API, version 2022-11-28."""

    format = "sarif"

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    def summary(self, text: str) -> None:
        """What the page of the run shows, and its log."""
        print(text, file=sys.stderr, flush=True)
        self._append("GITHUB_STEP_SUMMARY", text + "\n")

    def begin(self) -> str:
        """From here on no line of the log is read as a command of GitHub's, whatever names of the project stand in it."""
        word = secrets.token_hex(16)
        print("::stop-commands::" + word, file=sys.stderr, flush=True)
        return word

    def end(self, word: str) -> None:
        print("::%s::" % word, file=sys.stderr, flush=True)

    def output(self, name: str, value: str) -> None:
        self._append("GITHUB_OUTPUT", "%s=%s\n" % (name, value))

    def comments(self) -> Tuple[str, str, Dict[str, str]]:
        """Where comments are listed and made, the address of one with ``%s`` for its number, and what a request says of itself."""
        number = self._number()
        repository = self.environment.get("GITHUB_REPOSITORY", "")
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise Refused("GITHUB_REPOSITORY does not say owner and name")
        root = "%s/repos/%s/issues" % (self.environment.get("GITHUB_API_URL", "https://api.github.com"), repository)
        headers = {
            "Authorization": "Bearer " + _token(self.environment),
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        return "%s/%d/comments" % (root, number), root + "/comments/%s", headers

    def _number(self) -> int:
        try:
            with open(self.environment.get("GITHUB_EVENT_PATH", ""), encoding="utf-8") as file:
                return int(json.load(file)["pull_request"]["number"])
        except (OSError, ValueError, KeyError, TypeError):
            raise Refused("this run is of no pull request") from None

    def _append(self, variable: str, text: str) -> None:
        file = self.environment.get(variable)
        if file:
            with open(file, "a", encoding="utf-8") as out:
                out.write(text)

    change = "PATCH"


class GitLab:
    """Comments by GitLab's API, version 4."""

    format = "gitlab"
    change = "PUT"

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    def summary(self, text: str) -> None:
        """The job's log is all that GitLab shows."""
        print(text, flush=True)

    def begin(self) -> str:
        """GitLab reads no commands from a log."""
        return ""

    def end(self, word: str) -> None:
        pass

    def output(self, name: str, value: str) -> None:
        """The template names its report itself."""

    def comments(self) -> Tuple[str, str, Dict[str, str]]:
        wanted = [self.environment.get(name, "") for name in ("CI_PROJECT_ID", "CI_MERGE_REQUEST_IID")]
        if not all(value.isdigit() for value in wanted):
            raise Refused("this run is of no merge request")
        root = "%s/projects/%s/merge_requests/%s/notes" % (self.environment.get("CI_API_V4_URL", ""), *wanted)
        return root, root + "/%s", {"PRIVATE-TOKEN": _token(self.environment)}


def main(arguments: Sequence[str]) -> int:
    services: Dict[str, Any] = {"github": GitHub, "gitlab": GitLab}
    if len(arguments) != 1 or arguments[0] not in services:
        print("usage: python -I -m kedro_kindling.review github|gitlab", file=sys.stderr)
        return 2
    service = services[arguments[0]](os.environ)
    word = service.begin()
    try:
        return review(service, os.environ)
    except CannotCall as reason:
        print("kindling: error [%s] %s" % (reason.code, reason), file=sys.stderr)
        return 2
    finally:
        service.end(word)


def _token(told: Mapping[str, str]) -> str:
    """The token, of which nothing is ever printed."""
    token = told.get("KINDLING_TOKEN", "").strip()
    if not re.fullmatch(r"[!-~]*", token):
        raise Refused("KINDLING_TOKEN is no token: it has a space, a line feed or a character beyond ASCII")
    return token


def review(service: Any, told: Mapping[str, str]) -> int:
    project = told.get("KINDLING_PROJECT") or "."
    base = told.get("KINDLING_BASE", "")
    # What GitLab leaves of a variable that a pipeline of no merge request lacks.
    base = "" if base.startswith("$") else base
    wanted = (("env", "KINDLING_ENV"), ("pipeline", "KINDLING_PIPELINE"))
    options = ["--%s=%s" % (name, told[key]) for name, key in wanted if told.get(key)]
    report = told.get("KINDLING_REPORT") or "kindling-report"
    failing = "--fail-on=" + (told.get("KINDLING_FAIL_ON") or "error")
    _forget(report)
    planned = _kindling(["plan", "--format=" + service.format, "--output=" + report, failing, *options, "--", project])[0]
    if os.path.isfile(report) and "\n" not in report:
        service.output("report", report)
    plan = _kindling(["plan", "--format=text", "--color=never", failing, *options, "--", project])[1]
    alone = _fenced(plan) if plan else "This project could not be planned: the log of this run says why."
    text = "### Kindling\n\n" + alone
    code = planned
    if base:
        _bring(base)
        compared, difference = _kindling(["diff", "--format=markdown", "--git=" + base, *options, "--", project])
        if difference:
            # What stands in both is no difference, and fails all the same.
            text = difference if planned == 0 else difference.rstrip("\n") + "\n\n" + alone
        elif compared >= 2:
            text = "### Kindling\n\nThe base could not be compared with: the log of this run says why.\n\n" + alone
        if compared >= 2 and not (compared in (2, 3) and _is_there(base)):
            code = max(planned, compared)
    service.summary(text)
    if told.get("KINDLING_COMMENT") == "true":
        try:
            _comment(service, text, "\0".join((project, *options)))
        except (Refused, OSError, http.client.HTTPException, ValueError) as reason:
            print("kindling: warning [comment] no comment was made: %s" % reason, file=sys.stderr)
    return code


def _forget(report: str) -> None:
    """A report of an earlier run would stand in for one that cannot be written."""
    try:
        os.remove(report)
    except OSError:
        # It is not there, or the plan says why it cannot be written.
        pass


def _is_there(base: str) -> bool:
    return not base.startswith("-") and _git("rev-parse", "--quiet", "--verify", base + "^{commit}") == 0


def _kindling(arguments: List[str]) -> Tuple[int, str]:
    """Its exit code and what it writes; what it says goes to the log."""
    made = call(arguments)
    done = subprocess.run(made.command, env=made.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def _bring(base: str) -> None:
    """Fetches a commit that a shallow clone lacks. A revision of another form is left to be there, or to be missed."""
    if not COMMIT.fullmatch(base) or _git("cat-file", "-e", base + "^{commit}") == 0:
        return
    _git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--depth=1", "origin", base)


def _git(*arguments: str) -> int:
    try:
        nothing = subprocess.DEVNULL
        return subprocess.run(["git", *arguments], stdin=nothing, stdout=nothing, stderr=nothing, check=False).returncode
    except OSError:
        return 1


def _fenced(text: str) -> str:
    """As a block of Markdown that nothing in the text can end."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "%stext\n%s\n%s" % (fence, text.rstrip("\n"), fence)


def _comment(service: Any, text: str, what: str) -> None:
    """One comment for each project, environment and pipeline: the one of an earlier run is replaced."""
    mark = "<!-- kindling %s -->" % hashlib.sha256(what.encode()).hexdigest()[:16]
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition("\n")[0]
        fences = re.findall(r"(?m)^(`{3,})", text)
        text += ("\n" + fences[-1] if len(fences) % 2 else "") + "\n\nThe rest is in the log of the run."
    everything, one, headers = service.comments()
    found = _earlier(everything, headers, mark)
    body = {"body": mark + "\n" + text}
    if found is None:
        _ask("POST", everything, headers, body)
    else:
        _ask(service.change, one % found, headers, body)


def _earlier(address: str, headers: Mapping[str, str], mark: str) -> Optional[int]:
    for page in range(1, 51):
        listed = _ask("GET", "%s?per_page=100&page=%d" % (address, page), headers)
        if not isinstance(listed, list) or not all(isinstance(comment, dict) for comment in listed):
            raise Refused("the service answers with no list of comments")
        for comment in listed:
            if str(comment.get("body", "")).startswith(mark):
                return int(comment["id"])
        if len(listed) < 100:
            break
    return None


def _ask(method: str, address: str, headers: Mapping[str, str], body: Optional[Mapping[str, str]] = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    every = {**headers, "Content-Type": "application/json", "User-Agent": "kindling"}
    request = urllib.request.Request(address, data=data, headers=every, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read() or b"null")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
