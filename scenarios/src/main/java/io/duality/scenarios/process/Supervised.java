package io.duality.scenarios.process;

import java.nio.file.Path;
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
   * Without setsid, as on macOS, job control gives a group to each background process. Signals that
   * may be meant for all processes of a terminal are caught and not ignored: the program behind
   * them gets the default back. INT and QUIT however a shell ignores for whatever it starts in the
   * background, unless it has job control: env takes that back.
   *
   * <p>The input may end before the program has its group: then nobody is in the group, and the
   * program itself is killed. Between the two it may have got its group and started others: so the
   * group is killed once more when the program is gone.
   */
  private static final String SHELL =
      """
      trap : INT HUP TERM
      trap 'stopping=1' USR1
      exec 3<&0
      own=
      if command -v setsid >/dev/null; then own=setsid; else set -m; fi
      if env --default-signal true 2>/dev/null; then own="$own env --default-signal"; fi
      $own "$@" </dev/null >&2 3<&- &
      program=$!
      echo "READY pid=$program"
      (
        trap '' INT HUP TERM
        while read -r word signal; do
          [ "$word" = stop ] && kill -s USR1 $$ && kill -s "$signal" "$program"
        done <&3
        kill -s KILL -- "-$program"
        kill -s KILL "$program"
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

  /** A command that runs in this folder, with the process id that it would have without. */
  static List<String> in(Path folder, List<String> program) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.toString()));
    command.addAll(program);
    return command;
  }
}
