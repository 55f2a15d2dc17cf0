package io.duality.scenarios.cli;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Serves one model until it is interrupted. */
final class ServeRun {
  private static final int MAX_SHARDS = 64;
  private static final int MAX_PARALLELISM = 1024;
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * What to serve, as the user wrote it.
   *
   * @param model the model's id
   * @param port 0 lets the kernel choose
   * @param root folder whose files are served
   * @param address to listen on
   * @param shards processes on the port
   * @param parallelism of each process; empty for one per CPU
   * @param options the model's own
   */
  record Request(
      String model,
      int port,
      Path root,
      String address,
      int shards,
      Optional<Integer> parallelism,
      Map<String, String> options) {
    Request {
      options = Map.copyOf(options);
    }
  }

  private final World world;

  ServeRun(World world) {
    this.world = world;
  }

  int execute(Request request) {
    ServerModel model = Catalog.find(world).model(request.model());
    model
        .unavailable()
        .ifPresent(why -> {
          throw new InvalidInputException(
              model.id() + " is not available here: " + why + "; name another model");
        });
    CheckedOptions.require(model, request.options(), "--option");
    ChildLogs logs = new ChildLogs(world, "serve");
    ServerSettings settings = settings(request, model, logs);
    return Guarded.run(
        (children, stop) -> serve(children, stop, settings, logs),
        line -> world.err().println(request.model() + ": " + line));
  }

  private ServerSettings settings(Request request, ServerModel model, ChildLogs logs) {
    int port = request.port();
    check(port >= 0 && port <= 65_535, "--port", "0 to 65535", port);
    int shards = request.shards();
    check(shards >= 1 && shards <= MAX_SHARDS, "--shards", "1 to " + MAX_SHARDS, shards);
    check(
        shards == 1 || model.sharesItsPort(),
        "--shards",
        "1 of " + model.id() + ", which cannot share its port",
        shards);
    int loops =
        request.parallelism().orElseGet(() -> Math.max(1, world.limits().cpus().size() / shards));
    check(
        loops >= 1 && loops <= MAX_PARALLELISM, "--parallelism", "1 to " + MAX_PARALLELISM, loops);
    Path root = world.resolve(request.root());
    check(Files.isDirectory(root), "--root", "a folder", "'" + request.root() + "'");
    check(
        request.address().matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*"),
        "--address",
        "an address in numbers such as 127.0.0.1",
        "'" + request.address() + "'");
    return new ServerSettings(
        request.model(),
        request.address(),
        port,
        root.toAbsolutePath().normalize(),
        shards,
        loops,
        Duration.ZERO,
        request.options(),
        flags(model, request.options(), loops),
        "",
        logs.folder(),
        request.model(),
        0,
        0);
  }

  /** The model's own come last: of two flags of the same meaning the JVM takes the last. */
  private static List<String> flags(ServerModel model, Map<String, String> options, int loops) {
    List<String> flags = new ArrayList<>();
    flags.add("-Djdk.virtualThreadScheduler.parallelism=" + loops);
    flags.addAll(model.jvmFlags(options));
    return flags;
  }

  private int serve(Children children, StopSignal stop, ServerSettings settings, ChildLogs logs) {
    int exitCode = untilTheEnd(children, stop, settings, logs);
    logs.discard();
    return exitCode;
  }

  private int untilTheEnd(
      Children children, StopSignal stop, ServerSettings settings, ChildLogs logs) {
    Lifeline lifeline = new Lifeline(stop);
    try (ServerGroup group = ServerGroup.start(children, settings, lifeline, READY)) {
      world.out().println(serving(settings, group.port()));
      waitForTheEnd(lifeline, group);
      return ExitCode.INTERRUPTED;
    } catch (ChildFailure e) {
      throw new CommandFailedException(advice(e, settings, logs));
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private void waitForTheEnd(Lifeline lifeline, ServerGroup group) throws ChildFailure {
    try {
      while (true) {
        lifeline.pass(Duration.ofHours(1));
      }
    } catch (InterruptedException e) {
      Map<String, Long> counters = stop(group);
      world
          .err()
          .println(
              "stopped after "
                  + Counted.grouped(counters.getOrDefault("requests", 0L), "requests")
                  + " on "
                  + Counted.grouped(counters.getOrDefault("accepted", 0L), "connections"));
    }
  }

  private static Map<String, Long> stop(ServerGroup group) throws ChildFailure {
    try {
      return group.stop(GRACE, READY).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ChildFailure failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static String serving(ServerSettings settings, int port) {
    String address = settings.address();
    return "serving "
        + settings.model()
        + " on http://"
        + (address.contains(":") ? "[" + address + "]" : address)
        + ":"
        + port
        + "/ from "
        + settings.root()
        + ", "
        + Counted.plain(settings.shards(), "processes")
        + ", parallelism "
        + settings.parallelism()
        + "; Ctrl-C stops it";
  }

  private static String advice(ChildFailure e, ServerSettings settings, ChildLogs logs) {
    if (e.reason().code().equals("port-in-use")) {
      logs.discard();
      return "port "
          + settings.port()
          + " is in use: stop what uses it, or choose another with --port";
    }
    return logs.named(e.reason().message());
  }

  private static void check(boolean holds, String option, String expected, Object found) {
    if (!holds) {
      throw new InvalidInputException(option + ": expected " + expected + ", found " + found);
    }
  }
}
