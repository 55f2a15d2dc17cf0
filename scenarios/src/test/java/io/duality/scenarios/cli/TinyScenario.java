package io.duality.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scenario {@code tiny}: four clients, a tenth of a second, no warm-up. */
final class TinyScenario {
  private TinyScenario() {}

  /** Puts it where a project in this folder has its scenarios. */
  static void in(Path home, String server) throws IOException {
    Files.createDirectory(home.resolve("scenarios"));
    Files.writeString(
        home.resolve("scenarios/tiny.yaml"),
        """
        title: Tiny
        source: none
        kind: http
        servers: [%s]
        workload: {file-size: 1KB}
        profiles:
          quick: {x: 4, repeats: 1, warmup: 0s, duration: 100ms}
          full: {x: 4, repeats: 1, warmup: 0s, duration: 1s}
        charts:
          - {id: bandwidth, title: Bandwidth, metric: bandwidth}
        """
            .formatted(server));
  }
}
