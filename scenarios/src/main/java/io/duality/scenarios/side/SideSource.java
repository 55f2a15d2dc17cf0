package io.duality.scenarios.side;

import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What the user's words for a side mean. */
sealed interface SideSource {

  /** This very build. */
  record Own() implements SideSource {}

  /** A jar that adds a model to this build. */
  record Jar(Path file) implements SideSource {}

  /** A folder: a distribution, a checkout, or a program. */
  record Folder(Path path) implements SideSource {}

  /** A commit, by whatever name of it. */
  record Commit(String ref, String id) implements SideSource {}

  /**
   * Reads the words.
   *
   * @param option that they are the value of, for messages
   * @param directory of the user, from which paths begin
   * @param commits knows which REFs there are
   * @throws InvalidInputException if they cannot mean any of them, or mean two
   * @throws SideFailedException if they can only mean a REF, and there is none such
   */
  static SideSource parse(String option, Optional<String> words, Path directory, Commits commits)
      throws SideFailedException, InterruptedException {
    if (words.isEmpty()) {
      return new Own();
    }
    String text = words.get();
    require(!text.isBlank() && !text.startsWith("-"), option, text, "");
    Path path = resolve(option, text, directory);
    if (Files.isDirectory(path)) {
      require(
          isPath(text) || !commits.has(text),
          option,
          text,
          ", which is both; write './"
              + text
              + "' for the folder, 'refs/heads/"
              + text
              + "' for the branch");
      return new Folder(path);
    }
    if (text.endsWith(".jar")) {
      require(Files.isRegularFile(path), option, text, ", and there is no such file");
      return new Jar(path);
    }
    require(!Files.exists(path), option, text, ", which is a file, but no jar");
    return new Commit(text, commits.find(option, text));
  }

  private static Path resolve(String option, String text, Path directory) {
    try {
      return directory.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInputException(option + ": '" + text + "' is no name of anything");
    }
  }

  private static boolean isPath(String text) {
    return text.startsWith(".") || text.startsWith("/") || text.endsWith("/");
  }

  private static void require(boolean holds, String option, String text, String why) {
    if (!holds) {
      throw new InvalidInputException(
          option + ": expected a REF, a jar or a folder, found '" + text + "'" + why);
    }
  }
}
