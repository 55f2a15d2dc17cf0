package io.duality.scenarios.micro;

import io.duality.scenarios.process.Errand;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.side.BuildLog;
import io.duality.scenarios.side.BuildOrder;
import io.duality.scenarios.side.BuiltCommits;
import io.duality.scenarios.side.Commits;
import io.duality.scenarios.side.Git;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds, builds and starts what a user's words for a side of micro-benchmarks mean: a jar that JMH
 * has made, a folder of sources, or a commit.
 */
public final class Workbench {
  /** Of this project: builds its benchmarks, and lists them. */
  private static final String OWN_BUILD = ".ci/microbench -l";

  private static final String MAIN = "org.openjdk.jmh.Main";
  private static final int DEPTH = 6;

  private final Place place;
  private final Path java;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final StopSignal stop;

  /**
   * Where sides come from.
   *
   * @param directory of the user, from which paths begin
   * @param home this project's folder, the side of whoever names none
   * @param repository that commits are of
   * @param work folder for what is built
   * @param build the user's command; empty for this project's own
   * @param limit of its time
   */
  public record Place(
      Path directory,
      Path home,
      Path repository,
      Path work,
      Optional<String> build,
      Duration limit) {}

  /**
   * One side, unchecked.
   *
   * @param name {@code base} or {@code head}
   * @param what jar, folder or commit; empty for this project's own folder
   * @param words options of JMH for its forks
   */
  public record Wanted(String name, Optional<String> what, List<String> words) {
    public Wanted {
      words = List.copyOf(words);
    }
  }

  /**
   * A workbench of one gate.
   *
   * @param java that runs JMH
   * @param clock tells how old a build is
   * @param progress takes one line before each build
   */
  public Workbench(
      Place place, Path java, InstantSource clock, Consumer<String> progress, StopSignal stop) {
    this.place = place;
    this.java = java;
    this.clock = clock;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Builds one side.
   *
   * @param pattern of the benchmarks that are asked for
   * @param results folder for what its forks leave
   * @throws InvalidInputException if the words can mean nothing
   * @throws SideFailedException if it cannot be found or built
   * @throws InterruptedException on a request to stop
   */
  Benchmarks open(Wanted wanted, String pattern, Path results)
      throws SideFailedException, InterruptedException {
    return new JmhProgram(
        new JmhProgram.Start(wanted.name(), command(wanted), wanted.words()),
        pattern,
        results,
        stop);
  }

  private List<String> command(Wanted wanted) throws SideFailedException, InterruptedException {
    Path path = wanted.what().map(place.directory()::resolve).orElse(place.home());
    if (Files.isRegularFile(path)) {
      if (!path.toString().endsWith(".jar")) {
        throw new InvalidInputException(
            "--"
                + wanted.name()
                + ": '"
                + path
                + "' is neither a jar nor a result of JMH in JSON, which ends in .json");
      }
      return jar(path);
    }
    if (Files.isDirectory(path)) {
      build(wanted.name(), path);
      return ofTree(wanted.name(), path);
    }
    return ofTree(wanted.name(), commit(wanted.name(), wanted.what().orElse("")));
  }

  private String buildCommand() {
    return place.build().orElse(OWN_BUILD);
  }

  private void build(String name, Path folder) throws SideFailedException, InterruptedException {
    progress.accept("building " + name + " in " + folder);
    Path log = place.work().resolve(name + ".log");
    try {
      Files.createDirectories(place.work());
      OptionalInt ended =
          new Errand(List.of("/bin/sh", "-c", buildCommand()), folder, log, place.limit(), Set.of())
              .run(stop);
      if (ended.isEmpty() || ended.getAsInt() != 0) {
        throw new SideFailedException(
            name
                + " cannot be built with '"
                + buildCommand()
                + "': "
                + BuildLog.telling(log)
                + " (all of it is in "
                + log
                + ")");
      }
    } catch (IOException e) {
      throw new SideFailedException(name + " cannot be built in " + folder + ": " + e);
    }
  }

  private Path commit(String name, String ref) throws SideFailedException, InterruptedException {
    Git git = new Git(place.repository());
    String commit = new Commits(git).find("--" + name, ref);
    return new BuiltCommits(git, place.work(), clock, progress)
        .tree(name, commit, BuildOrder.shell(buildCommand(), place.limit()), stop);
  }

  /** This project's own benchmarks, or the one jar that a build with JMH's plugins leaves. */
  private List<String> ofTree(String name, Path tree) throws SideFailedException {
    Path own = tree.toAbsolutePath().resolve("microbench/target");
    if (place.build().isEmpty() && Files.isDirectory(own.resolve("lib"))) {
      return List.of(
          java.toString(),
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          own.resolve("classes") + ":" + own.resolve("lib") + "/*",
          MAIN);
    }
    List<Path> jars = jars(name, tree);
    if (jars.size() != 1) {
      throw new SideFailedException(
          name
              + ": expected one benchmarks.jar or *-jmh.jar below "
              + tree
              + " after the build, found "
              + (jars.isEmpty() ? "none" : jars)
              + "; name the jar itself");
    }
    return jar(jars.getFirst());
  }

  private static List<Path> jars(String name, Path tree) throws SideFailedException {
    try (Stream<Path> files =
        Files.find(
            tree,
            DEPTH,
            (file, _) -> file.toString().matches(".*/benchmarks\\.jar|.*-jmh\\.jar"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new SideFailedException(name + ": cannot look into " + tree + ": " + e);
    }
  }

  private List<String> jar(Path file) {
    return List.of(java.toString(), "-jar", file.toAbsolutePath().toString());
  }
}
