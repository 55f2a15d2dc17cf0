package io.duality.scenarios.process;

import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a program that knows nothing of the protocol of children: a shell speaks it
 * in its place. The program has a process group of its own, and the group is killed with all that
 * is in it when the program ends, when the shell's input ends, and so also when the controller
 * does.
 *
 * <pre>
 * READY pid=.. at once     stop SIGNAL -&gt; STOPPED, once the program has ended
 * </pre>
 */
final class Supervised {
  /**
   * Without setsid, as on macOS, job control gives a group to each background process. TERM, which
   * may be meant for all processes of a terminal, is caught and not ignored: the program behind it
   * gets the default back.
   */
  private static final String SHELL =
      """
      trap '' INT HUP
      trap : TERM
      trap 'stopping=1' USR1
      exec 3<&0
      own=
      if command -v setsid >/dev/null; then own=setsid; else set -m; fi
      $own "$@" </dev/null >&2 3<&- &
      program=$!
      echo "READY pid=$program"
      (
        trap '' TERM
        while read -r word signal; do
          [ "$word" = stop ] && kill -s USR1 $$ && kill -s "$signal" "$program"
        done <&3
        kill -s KILL -- "-$program"
      ) >/dev/null 2>&1 &
      reader=$!
      while wait "$program"; code=$?; kill -0 "$program" 2>/dev/null; do :; done
      kill -s KILL -- "-$program" 2>/dev/null
      kill -s KILL "$reader" 2>/dev/null
      [ -z "$stopping" ] || { echo STOPPED; exit 0; }
      exit "$code"
      """;

  private Supervised() {}

  static List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "sh"));
    command.addAll(program);
    return command;
  }
}
