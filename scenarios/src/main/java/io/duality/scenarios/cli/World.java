package io.duality.scenarios.cli;

import io.duality.results.Environment;
import io.duality.results.NewFolder;
import io.duality.scenarios.machine.EnvironmentReader;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.HostLimitsReader;
import io.duality.scenarios.machine.SystemFacts;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the command line knows of the world outside, so that tests can show it another.
 *
 * @param home the project's folder, which holds {@code scenarios/}
 * @param build an id of the content of all that the program was built from; empty if not known
 * @param program as the user starts it, for help and messages
 * @param directory what paths of the user are relative to, and where {@code runs/} is made
 * @param temporary folder for logs of child processes
 * @param system what the JVM's properties say
 * @param terminal whether a person watches
 * @param out results
 * @param err progress, warnings and errors
 * @param clock names runs
 * @param command the words of the command line, for the record
 * @param variables the process's environment
 */
record World(
    Path home,
    String build,
    String program,
    Path directory,
    Path temporary,
    SystemFacts system,
    boolean terminal,
    PrintStream out,
    PrintStream err,
    InstantSource clock,
    List<String> command,
    Map<String, String> variables) {

  /** Stands for {@link #program} in the texts of annotations, where picocli puts it. */
  static final String PROGRAM = "${ROOT-COMMAND-NAME}";

  World {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }

  /** The same, as if these were the words of the command line. */
  World withCommand(List<String> words) {
    return new World(
        home, build, program, directory, temporary, system, terminal, out, err, clock, words,
        variables);
  }

  /** A path that the user wrote. */
  Path resolve(Path path) {
    return directory.resolve(path);
  }

  /**
   * Where what a gate builds is kept: of a checkout in its own folder, of an archive, which may be
   * read-only, below the user's.
   */
  Path sides() {
    return SourceCommit.ofArchive(home).isPresent()
        ? directory.resolve("runs/sides")
        : home.resolve("target/sides");
  }

  /** The limits in force on this machine. */
  HostLimits limits() {
    return HostLimitsReader.forSystem(system.osName()).read();
  }

  /**
   * This machine, this JVM and this build, for the record.
   *
   * @param host limits in force
   * @param jvmFlags common to all child processes
   * @param serverCpus in taskset syntax; empty when not pinned
   * @param generatorCpus the same
   * @param startedAt start of the run
   */
  Environment environment(
      HostLimits host,
      List<String> jvmFlags,
      String serverCpus,
      String generatorCpus,
      Instant startedAt) {
    return new EnvironmentReader(system)
        .read(host, jvmFlags, SourceCommit.of(home, build), serverCpus, generatorCpus, startedAt);
  }

  /**
   * A new folder for results.
   *
   * @param out that the user named, which has to be empty or new
   * @param name of a folder below {@code runs/} otherwise, with the time behind it
   * @throws InvalidInputException if it has anything in it, or cannot be made
   */
  Path newFolder(Optional<Path> out, String name, Instant startedAt) {
    try {
      return out.isPresent()
          ? NewFolder.at(resolve(out.get()))
          : NewFolder.below(directory.resolve("runs"), name, startedAt);
    } catch (IOException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  /** A line on standard error that begins with the program's name. */
  void complain(String line) {
    err.println(program.substring(program.lastIndexOf('/') + 1) + ": " + line);
  }
}
