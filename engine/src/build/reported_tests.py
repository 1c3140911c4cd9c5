#!/usr/bin/env python3
"""Says which test classes ought to have reported and did not, and which reported failures.

    engine/src/build/reported_tests.py [PROFILE…]

Maven's own sum is what arrived of the tests' events. This looks at the sources instead: every class of tests without a
tag has a report of Surefire (*Test) or Failsafe (*IT), and every class with the tag of a profile that ran has one of
Failsafe. Ends with 1 where a report is missing, is empty or tells of a failure.
"""
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2]
TESTS = ENGINE / "src/test/java"
TESTED = re.compile(r"@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example|ArchTest)\b")
CLASS = re.compile(r"^(?:public |final )*class \w+", re.MULTILINE)
TAG = re.compile(r'@Tag\("(\w+)"\)')


def tags_of(source):
    """The sets of tags that tests of the class have: that of the class, else those of its methods."""
    start = CLASS.search(source).end()
    of_class = set(TAG.findall(source[:start]))
    if of_class:
        return [of_class]
    own = TAG.findall(source[start:])
    plain = len(TESTED.findall(source)) > len(own)
    return [{tag} for tag in sorted(set(own))] + ([set()] if plain else [])


def reports(folder):
    found = {}
    for file in sorted((ENGINE / "target" / folder).glob("TEST-*.xml")):
        suite = xml.parse(file).getroot()
        name = suite.get("name").split("$")[0]
        tests, bad = found.get(name, (0, 0))
        found[name] = (tests + int(suite.get("tests")),
                       bad + int(suite.get("failures")) + int(suite.get("errors")))
    return found


def main(profiles):
    surefire, failsafe = reports("surefire-reports"), reports("failsafe-reports")
    wrong = []
    expected = 0
    for file in sorted(TESTS.rglob("*.java")):
        source = file.read_text(encoding="utf-8")
        if not file.stem.endswith(("Test", "IT")) or not TESTED.search(source):
            continue
        name = ".".join(file.relative_to(TESTS).with_suffix("").parts)
        for tags in tags_of(source):
            if tags and not tags & set(profiles):
                continue
            expected += 1
            where = surefire if not tags and file.stem.endswith("Test") else failsafe
            if where.get(name, (0, 0))[0] == 0:
                wrong.append("%s (%s) has no report" % (name, ", ".join(sorted(tags)) or "untagged"))
    for name, (_, bad) in sorted({**surefire, **failsafe}.items()):
        if bad:
            wrong.append("%s reports %d failures" % (name, bad))
    print("%d classes of tests expected, %d reported, %d tests"
          % (expected, len({**surefire, **failsafe}), sum(t for t, _ in [*surefire.values(), *failsafe.values()])))
    for line in wrong:
        print("error: " + line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
