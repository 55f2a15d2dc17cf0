package io.duality.scenarios.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds programs as a shell does. */
public final class Programs {
  private Programs() {}

  /** The program's file; empty if there is none that can be executed. */
  public static Optional<Path> find(String program) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program)).filter(Programs::isProgram);
    }
    String path = System.getenv("PATH");
    return Arrays.stream((path == null ? "" : path).split(Pattern.quote(":"), -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Programs::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
