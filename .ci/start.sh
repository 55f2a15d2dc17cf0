# shellcheck shell=bash
# Starts the program out of a folder of jars, for run-benchmark.sh and an archive's bin/duality, which
# source this file after jdk.sh. Bash 3.2 (macOS) has to run it.

readonly MAIN=io.duality.scenarios.cli.Main

# Sets the array jvm to what every JVM of the program gets whose scenarios/ and models/ lie in $1.
use_jvm() {
  [[ $1 != *:* ]] ||
    need "a Java class path cannot hold a folder with a ':' in its name; move or rename $1"
  use_jdk
  # The JVM's own warnings go to stderr, so that stdout holds results only.
  jvm=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -Djava.awt.headless=true "-Dduality.home=$1"
    -Xlog:disable '-Xlog:all=warning,cds*=off,aot*=off:stderr')
  # What runs here allocates little, and a load nothing; who chooses a collector gets his own.
  [[ ${DUALITY_JAVA_OPTS:-} == *GC* ]] || jvm+=(-XX:+UseSerialGC)
}

# Becomes the program: its jars lie in $1, the user's models in $2, the rest are its words.
start() {
  local classes="$1/*:$2/models/*${CLASSPATH:+:$CLASSPATH}"
  local -a extra
  shift 2
  # An agent shares its machine with what is measured, whose JVMs have flags of their own. It ends
  # at a full heap, and its children with it: half alive it would pass on half of what they say.
  [[ ${1:-} != agent ]] ||
    jvm+=(-Xms12m -Xmx48m -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError)
  read -r -a extra <<<"${DUALITY_JAVA_OPTS:-}"
  exec "$JAVA_HOME/bin/java" "${jvm[@]}" ${extra[@]+"${extra[@]}"} -cp "$classes" "$MAIN" "$@"
}
