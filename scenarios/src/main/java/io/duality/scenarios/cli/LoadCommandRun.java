package io.duality.scenarios.cli;

import io.duality.loadgen.LoadFailedException;
import io.duality.loadgen.Population;
import io.duality.loadgen.Target;
import io.duality.results.HistogramLog;
import io.duality.scenarios.plan.ClientFit;
import io.duality.scenarios.plan.SourceAddresses;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deadlines;
import io.duality.scenarios.run.LoadRun;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads a server and reports. Whatever can be refused is refused before the first connection. */
final class LoadCommandRun {
  private final World world;
  private final LoadOptions options;

  LoadCommandRun(World world, LoadOptions options) {
    this.world = world;
    this.options = options;
  }

  int execute() {
    LoadOutput output = options.output();
    output.report().ifPresent(file -> checkWritable("--output", file));
    output.timeseries().ifPresent(file -> checkWritable("--timeseries", file));
    output.hdr().ifPresent(file -> checkWritable("--hdr", file));
    output.hgrm().ifPresent(file -> checkWritable("--hgrm", file));
    AgentSettings all = options.load();
    Target target = all.request().target();
    boolean loopback = Reachable.check(target, all.limits().timeout());
    int sources = loopback && all.sources().isEmpty() ? 0 : Math.max(1, all.sources().size());
    Population clients = all.population();
    ClientFit fit = ClientFit.of(clients.connections(), sources, world.limits());
    if (!fit.impossible().isEmpty()) {
      throw new InvalidInputException(fit.impossible().getFirst().message());
    }
    List<AgentSettings> parts = parts(Math.min(fit.agents(), clients.clients()), sources);
    parts.forEach(LoadCommandRun::check);
    return Guarded.run((children, stop) -> load(children, stop, parts));
  }

  private static void check(AgentSettings part) {
    try {
      part.check();
    } catch (IOException | IllegalArgumentException | LoadFailedException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private List<AgentSettings> parts(int agents, int sources) {
    if (agents == 1 || sources != 0) {
      return options.load().split(agents);
    }
    List<AgentSettings> parts = new ArrayList<>();
    for (AgentSettings part : options.load().split(agents)) {
      int connections = part.population().connections();
      parts.add(
          part.withSources(SourceAddresses.forAgent(parts.size(), connections, world.limits())));
    }
    return parts;
  }

  private int load(Children children, StopSignal stop, List<AgentSettings> parts) {
    LoadRun.Plan plan =
        new LoadRun.Plan(parts, host(), false, options.phases(), options.errorsAllowed());
    LoadFiles files = LoadFiles.open(world, options.output());
    int exitCode =
        run(plan, children, stop, files)
            .map(result -> report(result, parts.size()))
            .orElse(ExitCode.INTERRUPTED);
    // Only now: the report is not to be lost for it.
    files.failure().ifPresent(LoadCommandRun::fail);
    return exitCode;
  }

  private static void fail(String message) {
    throw new CommandFailedException(message);
  }

  private Optional<LoadRun.Result> run(
      LoadRun.Plan plan, Children children, StopSignal stop, LoadFiles files) {
    try (files;
        LoadProgress progress = LoadProgress.of(world, options)) {
      LoadListeners listeners = new LoadListeners(progress, files);
      return new LoadRun(plan, Deadlines.STANDARD, stop, listeners).run(children);
    } catch (ChildFailure e) {
      throw new CommandFailedException(e.reason().message());
    }
  }

  private int report(LoadRun.Result result, int agents) {
    Optional<LoadResult> window = result.window();
    if (window.isEmpty()) {
      world.complain("stopped before the window began, there is nothing to report");
      return ExitCode.INTERRUPTED;
    }
    LoadSummary summary = new LoadSummary(options, agents, result, window.get());
    LoadOutput output = options.output();
    String text =
        switch (output.format()) {
          case TEXT -> LoadText.of(summary);
          case JSON -> LoadJson.of(summary);
        };
    output.report().ifPresentOrElse(file -> writeReport(file, text), () -> world.out().print(text));
    output
        .hgrm()
        .ifPresent(file -> write(file, HistogramLog.percentiles(summary.window().response())));
    world.out().flush();
    result.failure().ifPresent(failure -> fail(failure.reason().message()));
    return summary.exitCode();
  }

  private AgentHost host() {
    return new AgentHost(
        List.of(), "", world.temporary(), "duality-load-" + ProcessHandle.current().pid());
  }

  /** Before the load, because afterwards it would be too late. */
  private void checkWritable(String option, Path file) {
    Path path = world.resolve(file);
    Path folder = path.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(path)
            ? !Files.isDirectory(path) && Files.isWritable(path)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!writable) {
      throw new InvalidInputException(
          option + ": '" + file + "' cannot be written; name a file in a folder that exists");
    }
  }

  /** To standard output where the file does not take it: the load is not to be run again for it. */
  private void writeReport(Path file, String text) {
    try {
      write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (CommandFailedException e) {
      world.out().print(text);
      throw e;
    }
  }

  /** Not by way of a renamed draft: the file may be a device such as /dev/null. */
  private void write(Path file, byte[] bytes) {
    try (FileOutputStream out = new FileOutputStream(world.resolve(file).toFile())) {
      out.write(bytes);
    } catch (IOException e) {
      throw new CommandFailedException("'" + file + "' could not be written: " + e.getMessage());
    }
  }
}
