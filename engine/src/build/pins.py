#!/usr/bin/env python3
"""Tells which versions that the build and its tests name are behind the newest release.

    engine/src/build/pins.py

Looks at the properties and plugins of the POMs, the packages of src/conformance/requirements/*.in and those that tests
install by name, and asks Maven Central, PyPI and npm for each once. Of a package that is pinned several times (the oldest
that is promised beside the newest) the newest pin counts. Ends with 1 where one is behind, with 2 where nobody answered.
"""
import json
import re
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
POM = "{http://maven.apache.org/POM/4.0.0}"
EARLY = re.compile(r"(?i)(alpha|beta|rc|cr|m|dev|ea|preview|pre|snapshot|a|b)[.-]?\d*$|-(alpha|beta|rc|m)")


def number(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def newest(versions):
    steady = [v for v in versions if re.match(r"\d", v) and not EARLY.search(v)]
    return max(steady, key=number) if steady else None


def answer(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": "kindling-pins"}), timeout=30) as said:
        return said.read()


def central(name, pinned):
    group, artifact = name.split(":")
    listed = xml.fromstring(answer("https://repo1.maven.org/maven2/%s/%s/maven-metadata.xml"
                                   % (group.replace(".", "/"), artifact)))
    versions = [v.text for v in listed.iter("version")]
    if "-jre" in pinned:
        versions = [v for v in versions if v.endswith("-jre")]
    return newest(versions)


def pypi(name, _):
    listed = json.loads(answer("https://pypi.org/pypi/%s/json" % name))
    return newest([v for v, files in listed["releases"].items() if any(not f["yanked"] for f in files)])


def npm(name, _):
    return json.loads(answer("https://registry.npmjs.org/%s/latest" % name.replace("/", "%2f")))["version"]


def of_poms():
    parent = xml.parse(ROOT / "pom.xml").getroot()
    values = {p.tag.replace(POM, ""): p.text for p in parent.find(POM + "properties")}
    for pom in (parent, xml.parse(ROOT / "engine/pom.xml").getroot()):
        for kind in ("dependency", "plugin", "artifactItem"):
            for item in pom.iter(POM + kind):
                version = item.findtext(POM + "version") or ""
                version = re.sub(r"\$\{(.+?)}", lambda m: values.get(m.group(1), ""), version)
                group = item.findtext(POM + "groupId") or "org.apache.maven.plugins"
                if version and group != "dev.kindling":
                    yield central, group + ":" + item.findtext(POM + "artifactId"), version


def of_python():
    places = [*(ROOT / "engine/src/conformance/requirements").glob("*.in"),
              *(ROOT / "engine/src/test/java").rglob("*.java")]
    for place in places:
        for name, version in re.findall(r"""(?:^|["\s,])([a-z][\w.-]*)(?:\[[^\]]*])?==(\d[\w.]*)""",
                                        place.read_text(encoding="utf-8"), re.MULTILINE):
            yield pypi, name.lower(), version


def of_npm():
    for place in (ROOT / "engine/src/test/java").rglob("*.java"):
        for name, version in re.findall(r'"(@?[\w/-]+)@(\d+\.\d+\.\d+)"', place.read_text(encoding="utf-8")):
            yield npm, name, version


def main():
    pins = {}
    for registry, name, version in [*of_poms(), *of_python(), *of_npm()]:
        pins.setdefault((registry, name), set()).add(version)
    behind = unanswered = 0
    for (registry, name), versions in sorted(pins.items(), key=lambda pin: (pin[0][0].__name__, pin[0][1])):
        pinned = max(versions, key=number)
        try:
            released = registry(name, pinned)
        except (urllib.error.URLError, ValueError, KeyError, xml.ParseError) as error:
            print("%-8s %-55s %-22s not answered: %s" % (registry.__name__, name, pinned, error))
            unanswered += 1
            continue
        if released and number(released) > number(pinned):
            behind += 1
            print("%-8s %-55s %-22s behind %s" % (registry.__name__, name, pinned, released))
    print("%d pins: %d behind, %d not answered" % (len(pins), behind, unanswered))
    return 2 if unanswered else 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main())
