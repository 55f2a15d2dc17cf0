package io.duality.results;

import java.util.List;
import java.util.Map;

/**
 * The configuration that one trial ran with, as planned for this machine.
 *
 * @param shards server processes on the one port
 * @param parallelism event loops, carriers or threads for a stage in each server process
 * @param agents generator processes; 0 where tasks are made inside the server
 * @param agentThreads event loops in each generator process
 * @param serverCpus CPUs of the server in taskset syntax ({@code 0}, {@code 0-3,8}); empty when not
 *     pinned
 * @param generatorCpus the same for the generator
 * @param warmupSeconds warm-up before the window
 * @param durationSeconds length asked for the window
 * @param thinkSeconds think time between requests of a client
 * @param requestsPerConnection requests before a client reconnects; 0 is unlimited
 * @param serverJvm JVM flags of the server's processes
 * @param generatorJvm JVM flags of the generator's processes
 * @param options the model's options that differ from their defaults
 */
public record TrialSetup(
    int shards,
    int parallelism,
    int agents,
    int agentThreads,
    String serverCpus,
    String generatorCpus,
    double warmupSeconds,
    double durationSeconds,
    double thinkSeconds,
    int requestsPerConnection,
    List<String> serverJvm,
    List<String> generatorJvm,
    Map<String, String> options) {

  public TrialSetup {
    Checks.atLeast(0, "shards", shards);
    Checks.atLeast(0, "parallelism", parallelism);
    Checks.atLeast(0, "agents", agents);
    Checks.atLeast(0, "agentThreads", agentThreads);
    Checks.present("serverCpus", serverCpus);
    Checks.present("generatorCpus", generatorCpus);
    Checks.atLeast(0, "warmupSeconds", warmupSeconds);
    Checks.atLeast(0, "durationSeconds", durationSeconds);
    Checks.atLeast(0, "thinkSeconds", thinkSeconds);
    Checks.atLeast(0, "requestsPerConnection", requestsPerConnection);
    serverJvm = Checks.list("serverJvm", serverJvm);
    generatorJvm = Checks.list("generatorJvm", generatorJvm);
    options = Checks.sorted("options", options);
  }

  /** The same with other JVM flags. */
  public TrialSetup withJvm(List<String> server, List<String> generator) {
    return new TrialSetup(
        shards,
        parallelism,
        agents,
        agentThreads,
        serverCpus,
        generatorCpus,
        warmupSeconds,
        durationSeconds,
        thinkSeconds,
        requestsPerConnection,
        server,
        generator,
        options);
  }
}
