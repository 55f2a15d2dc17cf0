package io.duality.scenarios.micro;

import io.duality.scenarios.process.Errand;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.side.BuildLog;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The benchmarks of one side by JMH's own command line, which starts the fork's JVM itself. */
final class JmhProgram implements Benchmarks {
  /** Of one fork of one benchmark with all its parameters. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+)+");

  /**
   * How a side is run.
   *
   * @param name {@code base} or {@code head}
   * @param command starts JMH's main class; its options follow
   * @param words options of JMH for each fork: how long, which JVM, which flags
   */
  record Start(String name, List<String> command, List<String> words) {
    Start {
      command = List.copyOf(command);
      words = List.copyOf(words);
    }
  }

  private final Start start;
  private final String pattern;
  private final Path work;
  private final StopSignal stop;
  private int forks;

  /**
   * Not run yet.
   *
   * @param pattern of the names that are asked for, as JMH takes it
   * @param work folder for results and what is printed
   */
  JmhProgram(Start start, String pattern, Path work, StopSignal stop) {
    this.start = start;
    this.pattern = pattern;
    this.work = work;
    this.stop = stop;
  }

  @Override
  public List<String> names() throws SideFailedException, InterruptedException {
    Path log = work.resolve(start.name() + "-list.log");
    run(List.of("-l", pattern), log, "its benchmarks cannot be listed");
    try {
      return Files.readString(log, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> NAME.matcher(line).matches())
          .toList();
    } catch (IOException e) {
      throw new SideFailedException(start.name() + ": cannot read " + log + ": " + e);
    }
  }

  @Override
  public Map<String, Figure> fork(String name) throws SideFailedException, InterruptedException {
    forks++;
    Path result = work.resolve(start.name() + "-" + forks + ".json");
    Path log = work.resolve(start.name() + "-" + forks + ".log");
    List<String> words =
        new ArrayList<>(
            List.of(
                "^" + Pattern.quote(name) + "$",
                "-f",
                "1",
                "-foe",
                "true",
                "-prof",
                "gc",
                "-rf",
                "json",
                "-rff",
                result.toString()));
    words.addAll(start.words());
    run(words, log, name + " has failed");
    try {
      return JmhFile.read(result);
    } catch (InvalidInputException e) {
      throw new SideFailedException(start.name() + ": " + e.getMessage());
    }
  }

  private void run(List<String> words, Path log, String failure)
      throws SideFailedException, InterruptedException {
    List<String> command = new ArrayList<>(start.command());
    command.addAll(words);
    OptionalInt ended;
    try {
      ended = new Errand(command, work, log, LIMIT, Set.of()).run(stop);
    } catch (IOException e) {
      throw new SideFailedException(start.name() + ": " + failure + ": " + e.getMessage());
    }
    if (ended.isEmpty() || ended.getAsInt() != 0) {
      String how =
          ended.isEmpty()
              ? "not done after " + LIMIT.toMinutes() + " minutes"
              : "exit code " + ended.getAsInt();
      throw new SideFailedException(
          start.name()
              + ": "
              + failure
              + ", "
              + how
              + ": "
              + BuildLog.telling(log)
              + " (all of it is in "
              + log
              + ")");
    }
  }
}
