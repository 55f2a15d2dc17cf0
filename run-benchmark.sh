#!/usr/bin/env bash
# Starts Duality, and builds it first when its sources have changed. Try --help, or see README.md.
set -euo pipefail

self=${BASH_SOURCE[0]}
while [[ -L $self ]]; do
  target=$(readlink "$self")
  [[ $target == /* ]] || target=$(dirname "$self")/$target
  self=$target
done
root=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd -P)
builds=$root/target/dist
# shellcheck source=.ci/jdk.sh
source "$root/.ci/jdk.sh"
# shellcheck source=.ci/start.sh
source "$root/.ci/start.sh"

# Names a build after the content of all that it is made from: an edit, a deleted file and another
# branch count alike, and a benchmark that is running keeps the build that it was started with.
source_id() (
  cd "$root" || exit
  find pom.xml .mvn ./*/pom.xml ./*/src/main -type f ! -name '.*' ! -name '*~' -exec cksum {} + |
    LC_ALL=C sort | cksum | tr -s ' \t' -
)

# Puts what Maven says into file $1, and tells the user which module it has come to.
tell() {
  local line module='^\[INFO\] Building Duality: ([a-z]+) .*\[([0-9]+/[0-9]+)\]'
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line"
    [[ ! $line =~ $module ]] || echo "  ${BASH_REMATCH[2]} ${BASH_REMATCH[1]}" >&2
  done >"$1"
}

# Makes build $1, unless another start has just done so.
build() (
  log=$root/target/build.log
  staged=$builds/$1.tmp
  trap 'exit 130' INT
  use_maven
  mkdir -p "$builds"
  exec 9>"$builds/.lock"
  if command -v flock >/dev/null && ! flock -n 9; then
    echo "waiting for another start, which is building ..." >&2
    flock 9
  fi
  [[ ! -d $builds/$1 ]] || exit 0
  echo "building Duality, once: about a minute, and more where Maven has to fetch libraries" >&2
  cd "$root"
  # Built from nothing: Maven would leave in place what a deleted source once became. Built beside
  # target/classes, so that neither a developer's build nor this one disturbs the other.
  rm -rf -- ./*/target/run "$staged"
  mvn -B -ntp -pl scenarios,frameworks,microbench -am -Dduality.target=target/run -Dmaven.test.skip \
    -Dspotless.check.skip package 2>&1 </dev/null 9>&- | tell "$log" || {
    grep -v '^\[INFO\]' "$log" | tail -n 30 >&2 || true
    need "the build failed; Maven's whole output is in $log"
  }
  [[ $(source_id) == "$1" ]] || need "the sources were changed during the build; start again"
  cp -R scenarios/target/run/lib "$staged"
  cp scenarios/target/run/duality-scenarios-*.jar "$staged"
  # Jars that only a framework's own process gets, see frameworks/.
  mkdir "$staged/frameworks"
  for jar in frameworks/target/run/duality-frameworks-*.jar frameworks/target/run/lib/*.jar; do
    [[ -e $staged/${jar##*/} ]] || cp "$jar" "$staged/frameworks"
  done
  # The same of JMH and its benchmarks, see microbench/.
  mkdir "$staged/microbench"
  for jar in microbench/target/run/duality-microbench-*.jar microbench/target/run/lib/*.jar; do
    [[ -e $staged/${jar##*/} ]] || cp "$jar" "$staged/microbench"
  done
  find "$builds" -mindepth 1 -maxdepth 1 -type d -mtime +1 -exec rm -rf {} +
  mv "$staged" "$builds/$1"
  echo "  and a cache of classes, by which it starts in half the time" >&2
  learn "$builds/$1" >>"$log" 2>&1 </dev/null 9>&- || true
)

# Lets one JVM load another, and keeps for later ones which classes that took, and which methods got
# hot (JEP 514, 515): they start in half the time. Made in $1, where it will be used: a JVM takes no
# cache whose class path began elsewhere, and goes without one that does not fit it.
learn() (
  page=$(mktemp -d)
  echo page | tee "$page/page" >"$page/said"
  "$JAVA_HOME/bin/java" "${jvm[@]}" -cp "$1/*" "$MAIN" serve nio-select --root "$page" --port 0 \
    >"$page/said" &
  server=$!
  # In this order: the server ends with a code of its own, and with it the trap.
  trap 'rm -rf -- "$page"; kill "$server"; wait "$server"' EXIT
  for ((i = 0; i < 100; i++)); do
    [[ $(<"$page/said") =~ http://[^\ ]+ ]] && break
    sleep 0.1
  done
  # Its exit code says how busy this machine is; what counts is whether there is a cache.
  "$JAVA_HOME/bin/java" "${jvm[@]}" -XX:AOTCacheOutput="$1/cache.tmp" -cp "$1/*" "$MAIN" \
    load "${BASH_REMATCH[0]}page" -c 64 -d 2s --format json || true
  mv "$1/cache.tmp" "$1/cache.aot"
)

use_jvm "$root"
# Twice: where another branch is checked out meanwhile, a file may be gone before it is read.
id=$(source_id 2>/dev/null) || id=$(source_id) ||
  need "the sources change while they are read; start again when that is over"
[[ -d $builds/$id ]] || build "$id"
touch "$builds/$id" 2>/dev/null || true
jvm+=("-XX:AOTCache=$builds/$id/cache.aot" "-Dduality.build=$id")
start "$builds/$id" "$root" "$@"
