package io.duality.scenarios.fake;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.ServerGroup;
import io.duality.scenarios.process.ServerSettings;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.ShutdownGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A controller that can be killed: starts two servers, names their pids and waits to be stopped.
 */
public final class FakeController {
  private FakeController() {}

  /** Takes a folder for logs. Once stopped, it ends at the end of its input. */
  public static void main(String[] arguments) throws ChildFailure, IOException {
    StopSignal stop = new StopSignal();
    Lifeline lifeline = new Lifeline(stop);
    int code = 1;
    try (Children children = new Children(Fakes.jvm());
        ShutdownGuard guard =
            ShutdownGuard.install(stop, children, Duration.ofSeconds(30), note -> {})) {
      try (ServerGroup group =
          ServerGroup.start(
              children, settings(Path.of(arguments[0])), lifeline, Duration.ofSeconds(50))) {
        System.out.println(
            group.pids().stream().map(pid -> Long.toString(pid)).collect(Collectors.joining(" ")));
        lifeline.pass(Duration.ofMinutes(5));
      } catch (InterruptedException e) {
        System.out.println("stopped");
        int _ = System.in.read();
        code = guard.exitCode(code);
      }
    }
    System.exit(code);
  }

  private static ServerSettings settings(Path logs) {
    return new ServerSettings(
        "fake",
        "127.0.0.1",
        0,
        logs,
        2,
        1,
        Duration.ZERO,
        Map.of(),
        Fakes.behaving("well"),
        "",
        logs,
        "t",
        0,
        0);
  }
}
