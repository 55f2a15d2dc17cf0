package io.duality.scenarios.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the children of one command leave what they print. The folder is there once one of them has
 * printed something: it is removed when the command ends well, and named when it does not.
 */
final class ChildLogs {
  private final Path folder;

  /**
   * Makes nothing yet.
   *
   * @param verb that the folder is named after, and this process's id
   */
  ChildLogs(World world, String verb) {
    folder = world.temporary().resolve("duality-" + verb + "-" + ProcessHandle.current().pid());
  }

  Path folder() {
    return folder;
  }

  /** Removes them; what cannot be removed stays, as it harms nobody. */
  void discard() {
    try {
      for (Path log : logs()) {
        Files.deleteIfExists(log);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  /** A failure's message; with it the folder, if there is more to read in it. */
  String named(String message) {
    return Files.isDirectory(folder)
        ? message + "; all that it printed is in '" + folder + "'"
        : message;
  }

  private List<Path> logs() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
