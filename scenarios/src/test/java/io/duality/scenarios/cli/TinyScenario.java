package io.duality.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Scenarios of a tenth of a second. Without a warm-up of their own it would take half a second: a
 * run looks at once whether the loop has gone round, and then twice a second.
 */
final class TinyScenario {
  private TinyScenario() {}

  /** Puts {@code tiny}, with four clients, where a project in this folder has its scenarios. */
  static void in(Path home, String server) throws IOException {
    in(home, "tiny", server, "4");
  }

  /**
   * The same.
   *
   * @param name of the scenario
   * @param server id of its one model
   * @param clients as in a scenario's file
   */
  static void in(Path home, String name, String server, String clients) throws IOException {
    Path folder = Files.createDirectories(home.resolve("scenarios"));
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        title: Tiny
        source: none
        kind: http
        servers: [%s]
        workload: {file-size: 1KB}
        profiles:
          quick: {x: "%s", repeats: 1, warmup: 200ms, duration: 100ms}
          full: {x: "%s", repeats: 1, warmup: 200ms, duration: 1s}
        charts:
          - {id: bandwidth, title: Bandwidth, metric: bandwidth}
        """
            .formatted(server, clients, clients));
  }

  /** Puts {@code rate} there, whose x is requests a second, each sent when it is due. */
  static void atARate(Path home, String server) throws IOException {
    Files.writeString(
        home.resolve("scenarios/rate.yaml"),
        """
        title: Rate
        source: none
        kind: http
        servers: [%s]
        workload: {file-size: 1KB, x-is: rate, clients: 64, arrival: open}
        profiles:
          quick: {x: [500], repeats: 1, warmup: 10s, duration: 6s}
          full: {x: [500], repeats: 1, warmup: 10s, duration: 6s}
        charts:
          - {id: throughput, title: Throughput, metric: throughput}
        """
            .formatted(server));
  }

  /** Puts a claim beside a scenario that is there: that its server completes anything. */
  static void claim(Path home, String name, String server) throws IOException {
    Files.writeString(
        home.resolve("scenarios/" + name + ".claims.yaml"),
        """
        claims:
          - {id: some, sentence: It does., source: none, published: nothing, why: anything,
             test: {kind: level, metric: throughput, model: %s, at: 1, at-least: 1}}
        """
            .formatted(server));
  }
}
