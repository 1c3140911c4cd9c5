#!/usr/bin/env bash
# Builds the distribution once more, from a copy at another place and with all around it changed, and compares
# what is in engine/target with it, byte by byte. The copy has no .git folder, so it is told the commit.
#
#   mvn -q -DskipTests package && engine/src/build/reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/another place"
commit=$(git rev-parse HEAD)
changed=$([ -z "$(git status --porcelain)" ] && echo false || echo true)
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy/another place"

(
  cd "$copy/another place"
  umask 077
  export TZ=Pacific/Kiritimati LC_ALL=C USER=somebody
  mvn -B -ntp -q -DskipTests -Duser.language=tr -Duser.country=TR -Duser.name=somebody \
    "-Dkindling.commit=$commit" "-Dkindling.changed=$changed" package
)

status=0
for file in engine/target/kindling-*.tar.gz engine/target/kindling-*.zip engine/target/*.whl; do
  if cmp "$file" "$copy/another place/$file"; then
    echo "the same bytes: $file"
  else
    status=1
  fi
done
exit "$status"
