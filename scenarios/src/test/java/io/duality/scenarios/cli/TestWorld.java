package io.duality.scenarios.cli;

import io.duality.scenarios.machine.SystemFacts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Worlds without a terminal, in which time stands still. */
final class TestWorld {
  private TestWorld() {}

  /** One that nobody listens to; project and user are in one folder. */
  static World silent(Path dir) {
    return saying(dir, OutputStream.nullOutputStream(), Map.of());
  }

  /** One that says all in one place. */
  static World saying(Path dir, OutputStream said, Map<String, String> variables) {
    return of(dir, dir, said, said, List.of("gate"), variables);
  }

  /**
   * A world.
   *
   * @param home the project's folder
   * @param directory the user's
   */
  static World of(
      Path home,
      Path directory,
      OutputStream out,
      OutputStream err,
      List<String> command,
      Map<String, String> variables) {
    return new World(
        home,
        "",
        "./run-benchmark.sh",
        directory,
        directory,
        new SystemFacts(System.getProperty("os.name"), "1", "any", "a JDK"),
        false,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        InstantSource.fixed(Instant.EPOCH),
        command,
        variables);
  }

  /** The same, started by another script. */
  static World startedAs(String program, World like) {
    return new World(
        like.home(),
        like.build(),
        program,
        like.directory(),
        like.temporary(),
        like.system(),
        like.terminal(),
        like.out(),
        like.err(),
        like.clock(),
        like.command(),
        like.variables());
  }
}
