#!/usr/bin/env bash
# Measures how long a start takes, beside what else a user starts: prints the table of docs/performance.md.
#
#   engine/src/build/startup.sh [RUNS] [JAVA_HOME …]
#
# Needs the distribution (mvn package). With KEDRO=path/to/python it measures Kedro's import too. Runs are interleaved, so
# that a busy machine slows all of them; the median is printed, in milliseconds, with the CPU's time in brackets.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-9}
shift || true
[ $# -gt 0 ] || set -- "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}"
kindling=$PWD/target/kindling/bin/kindling
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/classes"
cat >"$work/Hello.java" <<'JAVA'
public class Hello {
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
JAVA
cat >"$work/organization.drl" <<'DRL'
package com.example.rules

import dev.kindling.facts.Input
import dev.kindling.facts.Mark

rule "rates-on-spark"
when
  $input : Input(dataset matches "exchange.*")
then
  insert(new Mark($input.node(), "reads " + $input.dataset()));
end
DRL
"$1/bin/javac" --release 17 -d "$work/classes" "$work/Hello.java"

names=()
commands=()
add() {
  names+=("$1")
  commands+=("$2")
}
for java in "$@"; do
  version=$("$java/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')
  JAVA_HOME=$java "$kindling" warm-up
  add "hello world, JDK $version" "'$java/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseParallelGC -cp '$work/classes' Hello"
  add "\`kindling --version\`, JDK $version" "JAVA_HOME='$java' '$kindling' --version"
  add "\`kindling plan fixtures/shop\`, JDK $version" "JAVA_HOME='$java' '$kindling' plan ../fixtures/shop"
  add "… with one rule file, JDK $version" "JAVA_HOME='$java' '$kindling' plan ../fixtures/shop --rules '$work/organization.drl'"
  add "… without the archive of classes, JDK $version" "JAVA_HOME='$java' KINDLING_CACHE=off '$kindling' plan ../fixtures/shop"
done
if [ -n "${KEDRO:-}" ]; then
  add "\`python -c 'import kedro.framework.project'\`" "'$KEDRO' -c 'import kedro.framework.project'"
fi

TIMEFORMAT='%R %U %S'
for ((run = 0; run < runs; run++)); do
  for i in "${!commands[@]}"; do
    { time bash -c "exec >/dev/null 2>&1; ${commands[$i]}" >/dev/null 2>&1; } 2>>"$work/$i"
  done
done
echo "| what | wall | CPU |"
echo "| --- | ---: | ---: |"
for i in "${!commands[@]}"; do
  middle=$(((runs + 1) / 2))
  wall=$(awk '{printf "%d\n", $1 * 1000}' "$work/$i" | sort -n | sed -n "${middle}p")
  cpu=$(awk '{printf "%d\n", ($2 + $3) * 1000}' "$work/$i" | sort -n | sed -n "${middle}p")
  echo "| ${names[$i]} | $wall | $cpu |"
done
