package io.duality.scenarios.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of scenario files that a name is looked up in. */
public final class ScenarioFolder {
  private static final String SUFFIX = ".yaml";

  private final Path folder;

  /**
   * @param folder need not exist; then it holds no scenario
   */
  public ScenarioFolder(Path folder) {
    this.folder = folder;
  }

  /** Names of the scenarios, in alphabetical order. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX) && !name.endsWith(ClaimReader.SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file of a scenario that is given by name or, with a slash or a {@code .yaml} or {@code
   * .yml} suffix, by path.
   *
   * @param directory what a path is relative to
   * @throws InvalidInputException if there is none
   */
  public Path find(String nameOrPath, Path directory) {
    if (nameOrPath.contains("/") || nameOrPath.matches(".*\\.ya?ml")) {
      Path file = directory.resolve(nameOrPath);
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("scenario file '" + nameOrPath + "' does not exist");
      }
      return file;
    }
    List<String> names = names();
    if (!names.contains(nameOrPath)) {
      throw new InvalidInputException(
          "unknown scenario '" + nameOrPath + "'" + NearestName.hint(nameOrPath, names));
    }
    return folder.resolve(nameOrPath + SUFFIX);
  }
}
