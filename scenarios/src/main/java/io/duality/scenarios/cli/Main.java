package io.duality.scenarios.cli;

import io.duality.scenarios.machine.SystemFacts;
import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The program; {@code run-benchmark.sh} starts it, and an archive's {@code bin/duality}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(CommandLines.execute(world(args), args));
  }

  private static World world(String[] args) {
    Path directory = Path.of("").toAbsolutePath();
    // Null in JDK 25 again where there is no terminal.
    boolean terminal =
        Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
            && !"dumb".equals(System.getenv("TERM"))
            && System.getenv("CI") == null;
    return new World(
        Path.of(System.getProperty("duality.home", directory.toString())),
        System.getProperty("duality.build", ""),
        System.getProperty("duality.program", "./run-benchmark.sh"),
        directory,
        Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
        new SystemFacts(
            System.getProperty("os.name", ""),
            System.getProperty("os.version", ""),
            System.getProperty("os.arch", ""),
            System.getProperty("java.runtime.version", "")
                + " "
                + System.getProperty("java.vendor", "")
                + " "
                + System.getProperty("java.vm.name", "")),
        terminal,
        System.out,
        System.err,
        InstantSource.system(),
        List.of(args),
        System.getenv());
  }
}
