package io.duality.scenarios.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    World world = TestWorld.of(home, directory, out, err, List.of(args), Map.of());
    int exitCode = CommandLines.execute(world, args);
    return new CliRun(exitCode, "", err.toString(StandardCharsets.UTF_8));
  }
}
