package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files that a command writes: each another one, or they would overwrite each other. */
final class OutputFiles {
  private final World world;
  private final Map<Path, String> options = new HashMap<>();

  OutputFiles(World world) {
    this.world = world;
  }

  /**
   * Notes a file.
   *
   * @throws InvalidInputException if it is the name of standard output, or another option's file
   */
  void add(String option, Path file) {
    if (file.toString().equals("-")) {
      throw new InvalidInputException(
          option + ": '-' is standard output, which is for the report; name a file");
    }
    Path path = world.resolve(file);
    // A device such as /dev/null takes what anyone writes.
    boolean device = Files.exists(path) && !Files.isRegularFile(path);
    String other = device ? null : options.put(real(path), option);
    if (other != null) {
      throw new InvalidInputException(
          option + ": '" + file + "' is the file of " + other + " too; name another");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
