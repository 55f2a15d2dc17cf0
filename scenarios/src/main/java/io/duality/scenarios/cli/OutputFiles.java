package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
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

  /**
   * Refuses a file that cannot be written; before the work, because afterwards it would be too
   * late.
   *
   * @throws InvalidInputException if it cannot
   */
  static void requireWritable(World world, String option, Path file) {
    Path path = world.resolve(file);
    Path folder = path.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(path)
            ? !Files.isDirectory(path) && Files.isWritable(path)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!writable) {
      throw new InvalidInputException(
          option + ": '" + file + "' cannot be written; name a file in a folder that exists");
    }
  }

  /**
   * Writes a file, not by way of a renamed draft: it may be a device such as /dev/null.
   *
   * @throws CommandFailedException if that fails
   */
  static void write(World world, Path file, byte[] bytes) {
    try (FileOutputStream out = new FileOutputStream(world.resolve(file).toFile())) {
      out.write(bytes);
    } catch (IOException e) {
      throw new CommandFailedException(refusal(file, "could not be written", e));
    }
  }

  /** One line on a file that the system does not take; its own words may begin with the name. */
  static String refusal(Path file, String what, IOException cause) {
    String words = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String why =
        cause instanceof FileNotFoundException
            ? words.replaceFirst("(?s).*\\((.*)\\)$", "$1")
            : words;
    return "'" + file + "' " + what + ": " + why + "; make room there, or name another file";
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
