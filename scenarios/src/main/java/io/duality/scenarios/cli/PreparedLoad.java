package io.duality.scenarios.cli;

import io.duality.loadgen.LoadFailedException;
import io.duality.loadgen.Population;
import io.duality.results.HistogramLog;
import io.duality.scenarios.plan.ClientFit;
import io.duality.scenarios.plan.SourceAddresses;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deadlines;
import io.duality.scenarios.run.LoadRun;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A load that nothing speaks against any more.
 *
 * @param options what was asked for
 * @param parts one for each generator
 */
record PreparedLoad(World world, LoadOptions options, List<AgentSettings> parts) {
  PreparedLoad {
    parts = List.copyOf(parts);
  }

  /**
   * Splits it over as many generators as it takes.
   *
   * @param loopback whether source addresses can be had for the asking
   * @throws InvalidInputException if this machine, or a generator, refuses it
   */
  static PreparedLoad of(World world, LoadOptions options, boolean loopback) {
    AgentSettings all = options.load();
    int sources = loopback && all.sources().isEmpty() ? 0 : Math.max(1, all.sources().size());
    Population clients = all.population();
    ClientFit fit = ClientFit.of(clients.connections(), sources, world.limits());
    if (!fit.impossible().isEmpty()) {
      throw new InvalidInputException(fit.impossible().getFirst().message());
    }
    List<AgentSettings> parts =
        parts(world, all, Math.min(fit.agents(), clients.clients()), sources);
    parts.forEach(PreparedLoad::check);
    return new PreparedLoad(world, options, parts);
  }

  /**
   * Before the load, because afterwards it would be too late.
   *
   * @throws InvalidInputException if a file of it cannot be written
   */
  static void requireWritable(World world, LoadOutput output) {
    output.report().ifPresent(file -> OutputFiles.requireWritable(world, "--output", file));
    output.timeseries().ifPresent(file -> OutputFiles.requireWritable(world, "--timeseries", file));
    output.hdr().ifPresent(file -> OutputFiles.requireWritable(world, "--hdr", file));
    output.hgrm().ifPresent(file -> OutputFiles.requireWritable(world, "--hgrm", file));
  }

  private static void check(AgentSettings part) {
    try {
      part.check();
    } catch (IOException | IllegalArgumentException | LoadFailedException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private static List<AgentSettings> parts(
      World world, AgentSettings all, int agents, int sources) {
    if (agents == 1 || sources != 0) {
      return all.split(agents);
    }
    List<AgentSettings> parts = new ArrayList<>();
    for (AgentSettings part : all.split(agents)) {
      int connections = part.population().connections();
      parts.add(
          part.withSources(SourceAddresses.forAgent(parts.size(), connections, world.limits())));
    }
    return parts;
  }

  /** Blocks until it is over, or was stopped; writes all its files but the report. */
  LoadOutcome run(Children children, StopSignal stop) {
    ChildLogs logs = new ChildLogs(world, "load");
    LoadOutcome outcome = load(children, stop, logs);
    if (outcome.failure().isEmpty()) {
      logs.discard();
    }
    return outcome;
  }

  private LoadOutcome load(Children children, StopSignal stop, ChildLogs logs) {
    try {
      LoadFiles files = new LoadFiles(world, options.output());
      return measure(children, stop, files, logs)
          .map(result -> told(result, files, logs))
          .orElseGet(LoadOutcome::stopped);
    } catch (ChildFailure e) {
      return LoadOutcome.failed(logs.named(e.reason().message()));
    } catch (CommandFailedException e) {
      return LoadOutcome.failed(String.valueOf(e.getMessage()));
    }
  }

  private Optional<LoadRun.Result> measure(
      Children children, StopSignal stop, LoadFiles files, ChildLogs logs) throws ChildFailure {
    boolean apart = !options.cpus().isEmpty();
    AgentHost host = new AgentHost(List.of(), options.cpus(), logs.folder(), "load");
    LoadRun.Plan plan =
        new LoadRun.Plan(parts, host, apart, options.phases(), options.errorsAllowed());
    try (files;
        LoadProgress progress = LoadProgress.of(world, options, stop)) {
      LoadListeners listeners = new LoadListeners(progress, files);
      return new LoadRun(plan, Deadlines.STANDARD, stop, listeners).run(children);
    }
  }

  private LoadOutcome told(LoadRun.Result result, LoadFiles files, ChildLogs logs) {
    Optional<LoadSummary> summary =
        result.window().map(load -> new LoadSummary(options, parts.size(), result, load));
    Optional<String> failure =
        result
            .failure()
            .map(child -> logs.named(child.reason().message()))
            .or(files::failure)
            .or(() -> summary.flatMap(this::writeDistribution));
    return new LoadOutcome(summary, failure);
  }

  /** The failure to do so, if there is one: the report is not to be lost for it. */
  private Optional<String> writeDistribution(LoadSummary load) {
    try {
      options
          .output()
          .hgrm()
          .ifPresent(file ->
              OutputFiles.write(world, file, HistogramLog.percentiles(load.window().response())));
      return Optional.empty();
    } catch (CommandFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
