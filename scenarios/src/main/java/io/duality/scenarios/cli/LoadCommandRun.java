package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.LoadFailedException;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Target;
import io.duality.loadgen.Think;
import io.duality.results.HistogramFile;
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
import java.time.Instant;
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
    Target target = Target.parse(options.url());
    options.output().ifPresent(file -> checkWritable("--output", file));
    options.hdr().ifPresent(file -> checkWritable("--hdr", file));
    boolean loopback = Reachable.check(target, options.timeout());
    int sources =
        loopback && options.sources().isEmpty() ? 0 : Math.max(1, options.sources().size());
    ClientFit fit = ClientFit.of(options.clients(), sources, world.limits());
    if (!fit.impossible().isEmpty()) {
      throw new InvalidInputException(fit.impossible().getFirst().message());
    }
    List<AgentSettings> parts = parts(fit.agents(), sources);
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
    AgentSettings all =
        new AgentSettings(
            new Request(Target.parse(options.url()), "GET", options.headers(), RequestBody.NONE),
            Population.of(Math.toIntExact(options.clients()), options.requestsPerConnection()),
            Arrival.closed(Think.fixed(options.think())),
            Shape.STEADY,
            Limits.timeout(options.timeout()),
            Optional.empty(),
            0,
            (int) Math.min(options.threads(), options.clients()),
            options.sources(),
            Part.WHOLE,
            options.seed());
    if (agents == 1 || sources != 0) {
      return all.split(agents);
    }
    List<AgentSettings> parts = new ArrayList<>();
    for (AgentSettings part : all.split(agents)) {
      parts.add(
          part.withSources(SourceAddresses.forAgent(parts.size(), part.clients(), world.limits())));
    }
    return parts;
  }

  private int load(Children children, StopSignal stop, List<AgentSettings> parts) {
    LoadRun.Plan plan = new LoadRun.Plan(parts, host(), options.warmup(), options.duration());
    Instant started = world.clock().instant();
    return run(plan, children, stop)
        .map(result -> report(result, parts.size(), started))
        .orElse(ExitCode.INTERRUPTED);
  }

  private Optional<LoadRun.Result> run(LoadRun.Plan plan, Children children, StopSignal stop) {
    try (LoadProgress progress = LoadProgress.of(world, options)) {
      return new LoadRun(plan, Deadlines.STANDARD, stop, progress).run(children);
    } catch (ChildFailure e) {
      throw new CommandFailedException(e.reason().message());
    }
  }

  private int report(LoadRun.Result result, int agents, Instant started) {
    Optional<LoadResult> window = result.window();
    if (window.isEmpty()) {
      world.complain("stopped before the window began, there is nothing to report");
      return ExitCode.INTERRUPTED;
    }
    LoadSummary summary = LoadSummary.of(options, result, window.get(), agents);
    String text =
        switch (options.format()) {
          case TEXT -> LoadText.of(summary);
          case JSON -> LoadJson.of(summary);
        };
    if (options.output().isEmpty()) {
      world.out().print(text);
    }
    options.output().ifPresent(file -> write(file, text.getBytes(StandardCharsets.UTF_8)));
    options
        .hdr()
        .ifPresent(file ->
            write(
                file,
                HistogramFile.encode(
                    "response",
                    window.get().merged().response(),
                    started,
                    world.clock().instant())));
    world.out().flush();
    return exitCode(summary);
  }

  private static int exitCode(LoadSummary summary) {
    if (summary.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (summary.window().completed() == 0) {
      return ExitCode.FAILED;
    }
    return summary.invalid().isEmpty() ? ExitCode.OK : ExitCode.INVALID;
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

  /** Not by way of a renamed draft: the file may be a device such as /dev/null. */
  private void write(Path file, byte[] bytes) {
    try (FileOutputStream out = new FileOutputStream(world.resolve(file).toFile())) {
      out.write(bytes);
    } catch (IOException e) {
      throw new CommandFailedException("'" + file + "' could not be written: " + e.getMessage());
    }
  }
}
