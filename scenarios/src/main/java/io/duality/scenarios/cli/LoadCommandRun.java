package io.duality.scenarios.cli;

import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads a server, once or, in a sweep, once for each number of clients, and reports. Whatever can
 * be refused is refused before the first connection.
 */
final class LoadCommandRun {
  private final World world;
  private final List<LoadOptions> loads;

  /**
   * Prepares nothing yet.
   *
   * @param loads one at least; they differ in their clients alone
   */
  LoadCommandRun(World world, List<LoadOptions> loads) {
    this.world = world;
    this.loads = List.copyOf(loads);
  }

  int execute() {
    loads.forEach(load -> PreparedLoad.requireWritable(world, load.output()));
    LoadOptions first = loads.getFirst();
    boolean loopback =
        Reachable.check(first.load().request().target(), first.load().limits().timeout());
    List<PreparedLoad> prepared =
        loads.stream().map(load -> PreparedLoad.of(world, load, loopback)).toList();
    return Guarded.run((children, stop) -> run(children, stop, prepared));
  }

  /** One after the other, up to the first that was stopped or failed. */
  int run(Children children, StopSignal stop, List<PreparedLoad> prepared) {
    List<LoadSummary> done = new ArrayList<>();
    for (PreparedLoad load : prepared) {
      LoadOutcome outcome = load.run(children, stop);
      outcome.summary().ifPresent(done::add);
      if (!outcome.whole()) {
        return report(new LoadSweep(loads, done, true), outcome.failure());
      }
      if (prepared.size() > 1) {
        world.err().println(SweepLine.of(done.getLast()));
      }
    }
    return report(new LoadSweep(loads, done, false), Optional.empty());
  }

  private int report(LoadSweep sweep, Optional<String> failure) {
    if (!sweep.done().isEmpty()) {
      print(LoadReports.of(sweep));
    } else if (failure.isEmpty()) {
      world.complain("stopped before the window began, there is nothing to report");
    }
    failure.ifPresent(message -> {
      throw new CommandFailedException(message);
    });
    return sweep.exitCode();
  }

  private void print(String text) {
    Optional<Path> file = loads.getFirst().output().report();
    file.ifPresentOrElse(path -> write(path, text), () -> world.out().print(text));
    world.out().flush();
  }

  /** To standard output where the file does not take it: the load is not to be run again for it. */
  private void write(Path file, String text) {
    try {
      OutputFiles.write(world, file, text.getBytes(StandardCharsets.UTF_8));
    } catch (CommandFailedException e) {
      world.out().print(text);
      throw e;
    }
  }
}
