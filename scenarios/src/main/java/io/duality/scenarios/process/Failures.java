package io.duality.scenarios.process;

import io.duality.results.Reason;
import io.duality.scenarios.process.ChildFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Words each way in which a child can fail. Pure. */
final class Failures {
  /** The JVM's own exit code on -XX:+ExitOnOutOfMemoryError. */
  static final int EXIT_OUT_OF_MEMORY = 3;

  /** A signal's number is added to this by the shell and by {@link Process#exitValue}. */
  private static final int SIGNAL_BASE = 128;

  private static final int SIGKILL = 9;

  private Failures() {}

  /**
   * A child that ended though nobody had asked it to.
   *
   * @param ours whether its exit codes are those of a JVM of ours: another program's mean what it
   *     likes
   */
  static ChildFailure ended(Role role, String name, boolean ours, int exit, List<String> lines) {
    if ((ours && exit == EXIT_OUT_OF_MEMORY) || lines.stream().anyMatch(Failures::tellsOfMemory)) {
      return outOfMemory(role, name, lastTelling(lines), lines);
    }
    if (exit > SIGNAL_BASE && exit < SIGNAL_BASE + 65) {
      return killed(role, name, exit - SIGNAL_BASE, lines);
    }
    String last = lines.isEmpty() ? "it said nothing" : "its last line: " + lines.getLast();
    return new ChildFailure(
        role,
        Kind.EXITED,
        new Reason(
            role.word() + "-died",
            role.word() + " died: exit code " + exit,
            name + " ended by itself with exit code " + exit + "; " + last),
        lines);
  }

  private static ChildFailure killed(Role role, String name, int signal, List<String> lines) {
    String signalName = signalName(signal);
    String hint =
        signal == SIGKILL
            ? "; the kernel does so when memory runs out: see 'dmesg | grep -i oom'"
            : "";
    return new ChildFailure(
        role,
        Kind.KILLED,
        new Reason(
            role.word() + "-killed",
            role.word() + " died: " + signalName,
            name + " was ended by " + signalName + hint),
        lines);
  }

  private static ChildFailure outOfMemory(Role role, String name, String line, List<String> lines) {
    boolean threads = line.contains("native thread");
    String what = threads ? "out of threads" : "out of memory";
    return new ChildFailure(
        role,
        Kind.OUT_OF_MEMORY,
        new Reason(
            what.replace(' ', '-'),
            role == Role.GENERATOR ? role.word() + " " + what : what,
            name + " ran " + what + (line.isEmpty() ? "" : ": " + line)),
        lines);
  }

  /** A child that said {@code FAILED} and why. */
  static ChildFailure reported(Role role, String name, String message, List<String> lines) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (tellsOfMemory(message)) {
      return outOfMemory(role, name, message, lines);
    }
    boolean portTaken = lower.contains("address already in use") || lower.contains("port in use");
    String code = portTaken ? "port-in-use" : role.word() + "-failed";
    String label = portTaken ? "port in use" : role.word() + " failed";
    return new ChildFailure(
        role, Kind.REPORTED, new Reason(code, label, name + " failed: " + message), lines);
  }

  /** A child that did not answer; with no command it was to say READY. */
  static ChildFailure silent(
      Role role, String name, String command, Duration limit, List<String> lines) {
    boolean start = command.isEmpty();
    String word = command.replaceFirst(" .*", "");
    String what = start ? "was not ready" : "did not answer '" + word + "'";
    return new ChildFailure(
        role,
        Kind.SILENT,
        new Reason(
            role.word() + (start ? "-not-ready" : "-silent"),
            role.word() + (start ? " not ready" : " stalled"),
            name + " " + what + " within " + seconds(limit) + " s"),
        lines);
  }

  /** A child whose answer does not follow the protocol. */
  static ChildFailure garbled(
      Role role, String name, String command, String problem, List<String> lines) {
    return new ChildFailure(
        role,
        Kind.GARBLED,
        new Reason(
            role.word() + "-garbled",
            role.word() + " garbled",
            name + " answered '" + command + "' with something else: " + problem),
        lines);
  }

  /** A child whose host cannot be reached, so that nobody knows what became of it. */
  static ChildFailure lost(Role role, String name, String why, List<String> lines) {
    return new ChildFailure(
        role,
        Kind.HOST_LOST,
        new Reason("host-lost", "host lost", "the host of " + name + " is lost: " + why),
        lines);
  }

  /** A child that its host did not start. */
  static ChildFailure notStarted(Role role, String name, String problem) {
    return new ChildFailure(
        role,
        Kind.NOT_STARTED,
        new Reason(
            role.word() + "-not-started",
            role.word() + " not started",
            name + " could not be started: " + problem),
        List.of());
  }

  /** A child may print its flags, among which is -XX:+ExitOnOutOfMemoryError. */
  private static boolean tellsOfMemory(String line) {
    return line.replace("ExitOnOutOfMemoryError", "").contains("OutOfMemoryError")
        || line.contains("insufficient memory for the Java Runtime");
  }

  private static String lastTelling(List<String> lines) {
    return lines.stream().filter(Failures::tellsOfMemory).reduce("", (first, second) -> second);
  }

  private static String signalName(int signal) {
    return switch (signal) {
      case 1 -> "SIGHUP";
      case 2 -> "SIGINT";
      case 4 -> "SIGILL";
      case 6 -> "SIGABRT";
      case 7 -> "SIGBUS";
      case SIGKILL -> "SIGKILL";
      case 11 -> "SIGSEGV";
      case 15 -> "SIGTERM";
      default -> "signal " + signal;
    };
  }

  private static String seconds(Duration limit) {
    return String.format(Locale.ROOT, "%.1f", limit.toMillis() / 1e3);
  }
}
