package io.duality.scenarios.cli;

import io.duality.scenarios.fake.Fakes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, which can be killed. */
final class Program {
  private Program() {}

  /** Starts it in a folder that is the project's and the user's. */
  static Process in(Path dir, String... words) throws IOException {
    return new ProcessBuilder(command(dir, words)).directory(dir.toFile()).start();
  }

  /** What starts it. */
  static List<String> command(Path dir, String... words) {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(Fakes.SHORT_LIVED);
    command.addAll(
        List.of(
            "-Dduality.home=" + dir,
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(words));
    return command;
  }
}
