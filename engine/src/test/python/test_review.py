"""What a CI runs on a change, against a service on this machine that keeps comments, with hostile inputs that do no harm."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from unittest import mock

from kedro_kindling import review
from test_interface import SHOP, copied

HOSTILE = "a $(touch pwned) `touch pwned`; touch pwned #"


class Service(BaseHTTPRequestHandler):
    """Keeps comments as both services do: listed in pages, made by POST, changed by PATCH or PUT."""

    def do_GET(self):
        page = int(self.path.rpartition("page=")[2])
        self.answer(self.server.comments[100 * (page - 1):100 * page])

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.calls.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}))
        if self.command == "POST":
            self.server.comments.append({"id": len(self.server.comments), "body": body["body"]})
        else:
            self.server.comments[int(self.path.rpartition("/")[2])]["body"] = body["body"]
        self.answer({})

    do_PATCH = do_PUT = do_POST

    def answer(self, value):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, *arguments):
        pass


def raw(handler, answer):
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(answer)


class Reviews(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.repository = self.folder / "repository"
        self.repository.mkdir()
        self.project = copied(SHOP, self.repository)
        self.git("init", "-q")
        self.base = self.commit()
        file = self.project / "src/shop/pipelines/pricing/pipeline.py"
        text = file.read_text()
        file.write_text(text.replace('"kedro-airflow-k8s:group:pyspark"', '"kedro-airflow-k8s:group:default"'))
        self.commit()
        self.server = HTTPServer(("127.0.0.1", 0), Service)
        self.server.comments, self.server.calls = [], []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = "http://127.0.0.1:%d" % self.server.server_port

    def git(self, *arguments):
        who = ["-c", "user.name=Tester", "-c", "user.email=t@example.org"]
        done = subprocess.run(["git", *who, *arguments], cwd=self.repository, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode().strip()

    def commit(self):
        self.git("add", ".")
        self.git("commit", "-qm", "Change")
        return self.git("rev-parse", "HEAD")

    def review(self, service, **told):
        event = self.folder / "event.json"
        event.write_text(json.dumps({"pull_request": {"number": 7, "title": HOSTILE}}))
        told = {
            "KINDLING_PROJECT": "copy",
            "KINDLING_REPORT": "report.json",
            "KINDLING_COMMENT": "true",
            "KINDLING_TOKEN": "secret-of-the-run",
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "team/repository",
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "CI_API_V4_URL": self.address,
            "CI_PROJECT_ID": "3",
            "CI_MERGE_REQUEST_IID": "7",
            **told,
        }
        done = subprocess.run(
            [sys.executable, "-m", "kedro_kindling.review", service],
            cwd=self.repository,
            env={**os.environ, **told},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode()

    def test_github_shows_the_difference_and_comments_once(self):
        for service, method, token in (("github", "PATCH", "authorization"), ("gitlab", "PUT", "private-token")):
            self.server.comments[:] = [{"id": i, "body": "of somebody"} for i in range(101)]
            self.server.calls.clear()
            for _ in range(2):
                code, said = self.review(service, KINDLING_BASE=self.base)
                self.assertEqual(code, 1, said)
            self.assertEqual([call[0] for call in self.server.calls], ["POST", method])
            self.assertIn("secret-of-the-run", self.server.calls[0][2][token])
            self.assertEqual(len(self.server.comments), 102)
            comment = self.server.comments[-1]["body"]
            self.assertRegex(comment, r"^<!-- kindling [0-9a-f]{16} -->\n### Kindling: 2 nodes changed verdict")
            self.assertIn("`total_by_category`", comment)
            report = json.loads((self.repository / "report.json").read_text())
            found = report["runs"][0]["results"] if service == "github" else report
            self.assertTrue(found)
            self.assertNotIn("secret-of-the-run", said)
        self.assertIn("2 nodes changed verdict", (self.folder / "summary.md").read_text())
        self.assertEqual((self.folder / "output").read_text(), "report=report.json\n" * 2)

    def test_without_a_base_the_plan_is_shown(self):
        code, said = self.review("github", KINDLING_FAIL_ON="never")
        self.assertEqual(code, 0, said)
        summary = (self.folder / "summary.md").read_text()
        self.assertIn("### Kindling\n\n```text\nShop, pipeline", summary)

    def test_a_base_that_a_shallow_clone_lacks_is_fetched(self):
        self.git("config", "uploadpack.allowAnySHA1InWant", "true")
        shallow = self.folder / "shallow"
        subprocess.run(["git", "clone", "-q", "--depth=1", "file://%s" % self.repository, str(shallow)], check=True)
        self.repository = shallow
        code, said = self.review("github", KINDLING_BASE=self.base)
        self.assertEqual(code, 1, said)
        self.assertIn("2 nodes changed verdict", self.server.comments[-1]["body"])

    def test_no_value_is_read_as_a_command(self):
        for name in ("KINDLING_PROJECT", "KINDLING_BASE", "KINDLING_ENV", "KINDLING_PIPELINE", "KINDLING_FAIL_ON", "KINDLING_REPORT"):
            for value in (HOSTILE, "--output=pwned", "-opwned"):
                self.review("github", **{name: value})
                self.assertFalse((self.repository / "pwned").exists(), name)

    def test_what_lies_in_the_repository_is_not_imported(self):
        (self.repository / "json.py").write_text("open('pwned', 'w')\n")
        (self.repository / "kedro_kindling").mkdir()
        (self.repository / "kedro_kindling/__init__.py").write_text("open('pwned', 'w')\n")
        done = subprocess.run(
            [sys.executable, "-I", "-c", "import sys; sys.path.append(sys.argv[1]); import kedro_kindling.review", package()],
            cwd=self.repository,
            check=False,
        )
        self.assertEqual(done.returncode, 0)
        self.assertFalse((self.repository / "pwned").exists())

    def test_a_run_without_a_comment_says_so(self):
        for wrong in ({"GITHUB_EVENT_PATH": "none"}, {"GITHUB_REPOSITORY": "a/b/../c"}, {"GITHUB_API_URL": "http://127.0.0.1:1"}):
            code, said = self.review("github", KINDLING_FAIL_ON="never", **wrong)
            self.assertEqual(code, 0)
            self.assertIn("warning [comment] no comment was made: ", said)
        self.assertEqual(self.server.comments, [])

    def test_a_project_that_is_none_is_told(self):
        code, said = self.review("gitlab", KINDLING_PROJECT="nowhere", KINDLING_BASE=self.base)
        self.assertEqual(code, 2)
        self.assertIn("nowhere: error [input]", said)
        self.assertIn("the log of this run says why", self.server.comments[-1]["body"])

    def test_a_base_without_the_project_fails_nothing(self):
        (self.repository / "other").mkdir()
        other = copied(SHOP, self.repository / "other")
        code, said = self.review("github", KINDLING_PROJECT="other/%s" % other.name, KINDLING_BASE=self.base, KINDLING_FAIL_ON="never")
        self.assertEqual(code, 0, said)
        self.assertIn("The base could not be compared with", self.server.comments[-1]["body"])
        self.assertIn("Shop, pipeline", self.server.comments[-1]["body"])

    def test_a_base_that_is_not_there_fails(self):
        code, said = self.review("github", KINDLING_BASE="no-such-branch", KINDLING_FAIL_ON="never")
        self.assertEqual(code, 2, said)

    def test_a_change_that_mends_what_could_not_be_read_fails_nothing(self):
        file = self.project / "src/shop/pipelines/pricing/pipeline.py"
        text = file.read_text()
        file.write_text(text + "\n)\n")
        broken = self.commit()
        file.write_text(text)
        self.commit()
        code, said = self.review("github", KINDLING_BASE=broken, KINDLING_FAIL_ON="never")
        self.assertEqual(code, 0, said)

    def test_what_fails_is_named_though_it_is_no_difference(self):
        code, said = self.review("github", KINDLING_BASE="HEAD", KINDLING_FAIL_ON="note")
        self.assertEqual(code, 1, said)
        self.assertIn("[", said)
        self.assertIn("Shop, pipeline", said)
        self.assertIn("Shop, pipeline", self.server.comments[-1]["body"])

    def test_no_line_of_the_log_is_a_command(self):
        code, said = self.review("github", KINDLING_FAIL_ON="never", KINDLING_PROJECT="::warning title=a::b")
        self.assertEqual(code, 2)
        lines = said.splitlines()
        self.assertRegex(lines[0], r"^::stop-commands::[0-9a-f]{32}$")
        self.assertEqual(lines[-1], "::%s::" % lines[0].rpartition("::")[2])

    def test_a_service_that_answers_wrongly_is_told(self):
        for answer in (b'{"a": 1}', b"null", b"[1]", b"<html>"):
            with mock.patch.object(Service, "answer", lambda handler, value, answer=answer: raw(handler, answer)):
                code, said = self.review("github", KINDLING_FAIL_ON="never")
                self.assertEqual(code, 0, said)
                self.assertIn("warning [comment] no comment was made: ", said)
        with mock.patch.object(Service, "answer", lambda handler, value: handler.connection.close()):
            code, said = self.review("github", KINDLING_FAIL_ON="never")
            self.assertEqual(code, 0, said)
            self.assertIn("warning [comment] no comment was made: ", said)

    def test_a_token_is_never_told(self):
        code, said = self.review("github", KINDLING_FAIL_ON="never", KINDLING_TOKEN="first\nhidden-part")
        self.assertEqual(code, 0, said)
        self.assertIn("KINDLING_TOKEN is no token", said)
        self.assertNotIn("hidden-part", said)

    def test_no_report_of_an_earlier_run_is_taken(self):
        (self.repository / "report.json").write_text("{}")
        self.review("github", KINDLING_PROJECT="nowhere")
        self.assertFalse((self.repository / "report.json").exists())
        self.assertFalse((self.folder / "output").exists())

    def test_a_fence_that_is_cut_is_closed(self):
        service = review.GitHub({})
        service.comments = lambda: (self.address, self.address + "/%s", {})
        review._comment(service, review._fenced("\n".join("line %d" % i for i in range(20_000))), ".")
        self.assertEqual(self.server.comments[-1]["body"].count("```"), 2)

    def test_a_wrong_call(self):
        self.assertEqual(review.main(["bitbucket"]), 2)

    def test_text_is_fenced_whatever_is_in_it(self):
        self.assertTrue(review._fenced("a ```` b").startswith("`````text\n"))

    def test_a_long_comment_is_cut(self):
        made = []
        service = review.GitHub({})
        service.comments = lambda: (self.address, self.address + "/%s", {})
        review._comment(service, "\n".join("line %d" % i for i in range(20_000)), ".")
        made = self.server.comments[-1]["body"]
        self.assertLess(len(made), 65_000)
        self.assertTrue(made.endswith("The rest is in the log of the run."))


def package():
    import kedro_kindling

    return str(Path(kedro_kindling.__file__).parents[1])


if __name__ == "__main__":
    unittest.main()
