package io.duality.scenarios.cli;

/** The exit codes of every command. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** Could not run, or nothing completed. */
  static final int FAILED = 1;

  /** Bad arguments or files; found before any load. */
  static final int USAGE = 2;

  /** A gate is breached. */
  static final int BREACHED = 3;

  /** The measurement is invalid. */
  static final int INVALID = 4;

  /** SIGINT: what was measured is kept and reported. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
