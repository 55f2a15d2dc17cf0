# shellcheck shell=bash
# Finds a JDK and Maven for the scripts that source this file. Bash 3.2 (macOS) has to run it.

readonly JDK_NEEDED=25

# Ends the script with one line on what is missing.
need() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# The version of the JDK in folder $1, read from its release file: no JVM has to be started.
jdk_version() {
  local line
  [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
  while IFS= read -r line; do
    [[ $line =~ ^JAVA_VERSION=\"?([0-9]+) ]] && { echo "${BASH_REMATCH[1]}"; return; }
  done <"$1/release"
  return 1
}

# The file that a chain of symbolic links leads to; readlink -f is missing on older macOS.
follow_links() {
  local file=$1 target
  while [[ -L $file ]]; do
    target=$(readlink "$file")
    [[ $target == /* ]] || target=${file%/*}/$target
    file=$target
  done
  echo "$file"
}

# Folders that may be JDKs, the user's own choice first. A pattern without a match stays as it is.
jdk_candidates() {
  local java
  [[ -n ${JAVA_HOME:-} ]] && echo "$JAVA_HOME"
  if java=$(command -v java) && [[ $java == /* ]]; then
    java=$(follow_links "$java")
    echo "${java%/bin/java}"
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
    ~/.sdkman/candidates/java/* ~/.jdks/* ~/.asdf/installs/java/* \
    ~/.local/share/mise/installs/java/* ~/.jenv/versions/* \
    {~,}/Library/Java/JavaVirtualMachines/*/Contents/Home \
    {/opt/homebrew,/usr/local}/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# Exports JAVA_HOME as the first JDK that is new enough. The search ends there, of which its echo
# would complain where SIGPIPE is ignored, as on GitHub's runners.
use_jdk() {
  local home version seen=
  while IFS= read -r home; do
    version=$(jdk_version "$home") || continue
    if ((version >= JDK_NEEDED)); then
      export JAVA_HOME=$home
      return
    fi
    [[ $seen == *" $home"* ]] || seen+=", $version in $home"
  done < <(jdk_candidates 2>/dev/null)
  [[ -n $seen ]] || seen=none
  need "no JDK $JDK_NEEDED or later (found: ${seen#, });" \
    "install one, for example temurin-$JDK_NEEDED-jdk from https://adoptium.net, or set JAVA_HOME to one"
}

use_maven() {
  command -v mvn >/dev/null ||
    need "no mvn on PATH; install Maven 3.8.6 or later, for example: apt-get install maven"
}
