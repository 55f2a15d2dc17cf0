package io.duality.scenarios.cli;

import io.duality.scenarios.machine.SystemFacts;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * One command line, run in this JVM.
 *
 * @param exitCode what the process would end with
 * @param out standard output
 * @param err standard error
 */
record CliRun(int exitCode, String out, String err) {

  /**
   * Runs it.
   *
   * @param home the project's folder
   * @param directory the user's
   */
  static CliRun of(Path home, Path directory, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CliRun run = into(out, home, directory, args);
    return new CliRun(run.exitCode, out.toString(StandardCharsets.UTF_8), run.err);
  }

  /** The same; standard output is a stream's. */
  static CliRun into(OutputStream out, Path home, Path directory, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    World world =
        new World(
            home,
            "",
            directory,
            directory,
            new SystemFacts(System.getProperty("os.name"), "1", "any", "a JDK"),
            false,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.EPOCH),
            List.of(args));
    int exitCode = CommandLines.execute(world, args);
    return new CliRun(exitCode, "", err.toString(StandardCharsets.UTF_8));
  }
}
