package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.RunReader;
import io.duality.results.export.History;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that the figures of a run are appended to at its end, and that is checked before. */
final class HistoryFile {
  private final World world;
  private final Path file;

  private HistoryFile(World world, Path file) {
    this.world = world;
    this.file = file;
  }

  /**
   * Checks what can be known before a run.
   *
   * @param named by the user; in a folder, each scenario and machine has a file of its own
   * @throws InvalidInputException if nothing could be appended
   */
  static HistoryFile open(World world, Path named, String scenario, Environment environment) {
    Path path = world.resolve(named);
    Path file =
        Files.isDirectory(path)
            ? path.resolve(scenario + "-" + History.machine(environment) + ".csv")
            : path;
    try {
      History.check(file, environment);
    } catch (IOException e) {
      throw new InvalidInputException("--history: " + e.getMessage());
    }
    return new HistoryFile(world, file);
  }

  /** Reads what is to be appended. */
  interface Source {
    /** The row, of what is on the disk. */
    History read() throws IOException;
  }

  /**
   * Appends the figures of a run that is on the disk, whatever becomes of this.
   *
   * @return the exit code
   */
  int append(Path run) {
    return append(() -> History.of(RunReader.read(run)));
  }

  /** The same of other figures. */
  int append(Source source) {
    try {
      source.read().append(file);
      return ExitCode.OK;
    } catch (IOException e) {
      world.complain("--history: nothing was appended: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
