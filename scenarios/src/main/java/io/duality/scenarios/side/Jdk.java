package io.duality.scenarios.side;

import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM that a side's servers run in.
 *
 * @param java the program
 * @param name release, vendor and kind, as an environment records them
 */
record Jdk(Path java, String name) {
  /** What this project's classes are compiled for. */
  private static final int NEEDED = 25;

  private static final Pattern SETTING = Pattern.compile("\\s*([a-z.]+) = (.*)");

  /**
   * The program of a JDK's folder, or the program itself.
   *
   * @throws InvalidInputException if there is none
   */
  static Path program(String option, Path homeOrProgram) {
    Path program =
        Files.isDirectory(homeOrProgram)
            ? homeOrProgram.resolve("bin").resolve("java")
            : homeOrProgram;
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new InvalidInputException(
          option
              + ": expected a JDK's folder or its program java, found '"
              + homeOrProgram
              + "', where "
              + program
              + " cannot be executed");
    }
    return program.toAbsolutePath();
  }

  /**
   * Starts the JVM with these flags, for nothing but to see that it starts.
   *
   * @param option to be named if the JVM is too old or does not start
   * @param flagsOption to be named if it refuses a flag
   * @throws InvalidInputException if it does
   */
  static Jdk check(String option, String flagsOption, Path java, List<String> flags)
      throws InterruptedException {
    String said = start(option, flagsOption, java, flags);
    String release = setting(said, "java.version").orElse("");
    if (!isNewEnough(release)) {
      throw new InvalidInputException(
          option
              + ": expected Java "
              + NEEDED
              + " or later, for which servers are compiled, found "
              + (release.isEmpty() ? "no version" : release)
              + " in "
              + java);
    }
    return new Jdk(
        java,
        setting(said, "java.runtime.version").orElse(release)
            + " "
            + setting(said, "java.vendor").orElse("")
            + " "
            + setting(said, "java.vm.name").orElse(""));
  }

  private static String start(String option, String flagsOption, Path java, List<String> flags)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(flags);
    command.addAll(List.of("-XshowSettings:properties", "-version"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new InvalidInputException(
            flags.isEmpty()
                ? option + ": " + java + " does not start: " + complaint(said)
                : flagsOption
                    + ": the JVM refuses '"
                    + String.join(" ", flags)
                    + "': "
                    + complaint(said)
                    + "; 'java -X' and 'java -XX:+PrintFlagsFinal' show what there is");
      }
      return said;
    } catch (IOException e) {
      throw new InvalidInputException(option + ": " + java + " does not start: " + e.getMessage());
    }
  }

  /** The line that says why, not those about the environment and the consequences. */
  private static String complaint(String said) {
    return said.lines()
        .filter(
            line -> !line.isBlank() && !line.startsWith("Picked up ") && !line.contains("warning:"))
        .findFirst()
        .orElse("it does not say why");
  }

  private static boolean isNewEnough(String release) {
    Matcher number = Pattern.compile("(\\d{1,4}).*").matcher(release);
    return number.matches() && Integer.parseInt(number.group(1)) >= NEEDED;
  }

  private static Optional<String> setting(String said, String name) {
    return said.lines()
        .map(SETTING::matcher)
        .filter(line -> line.matches() && line.group(1).equals(name))
        .map(line -> line.group(2).strip())
        .findFirst();
  }
}
