package io.duality.scenarios.plan;

import io.duality.results.TrialSetup;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns a trial's shape into its setup: CPUs, loops and JVM flags. */
final class TrialFitter {
  private final Scenario scenario;
  private final Profile profile;
  private final CpuSplit cpus;
  private final JvmFlags flags;

  /**
   * @param possible shapes of all trials of the run that can be run; they share their JVM flags
   */
  TrialFitter(Scenario scenario, Profile profile, Fleet fleet, List<Shape> possible) {
    this.scenario = scenario;
    this.profile = profile;
    this.cpus =
        switch (scenario.workload()) {
          case Workload.Http http -> fleet.cpus();
          case Workload.Tasks _, Workload.Jmh _ -> CpuSplit.whole(fleet.server());
        };
    this.flags = JvmFlags.of(possible, cpus, fleet.server().memoryBytes());
  }

  /**
   * The setup of a trial.
   *
   * @param loops of the generators that have something to do, at most
   */
  TrialSetup fit(Shape shape, ModelFacts model, long loops) {
    int parallelism = Math.max(1, cpus.serverCpus() / shape.shards());
    return new TrialSetup(
        shape.shards(),
        parallelism,
        shape.agents(),
        agentThreads(shape, loops),
        cpus.server(),
        cpus.generator(),
        seconds(profile.warmup()),
        seconds(profile.duration()),
        thinkSeconds(),
        requestsPerConnection(),
        serverJvm(parallelism, model),
        shape.network() ? flags.generator() : List.of(),
        model.options());
  }

  private int agentThreads(Shape shape, long loops) {
    if (!shape.network()) {
      return 0;
    }
    // Loops without a client would pass for CPUs that the generator has left.
    long most =
        Math.min(Math.ceilDiv(loops, shape.agents()), cpus.generatorCpus() / shape.agents());
    return (int) Math.max(1, most);
  }

  /**
   * Carriers of virtual threads can only be set when a JVM starts. The model's own flags come last:
   * of two that mean the same the JVM takes the last.
   */
  private List<String> serverJvm(int parallelism, ModelFacts model) {
    if (model.oneProcess()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(flags.server());
    all.add("-Djdk.virtualThreadScheduler.parallelism=" + parallelism);
    all.addAll(model.jvmFlags());
    return all;
  }

  private double thinkSeconds() {
    return switch (scenario.workload()) {
      case Workload.Http http -> seconds(http.think());
      case Workload.Tasks _, Workload.Jmh _ -> 0;
    };
  }

  private int requestsPerConnection() {
    return switch (scenario.workload()) {
      case Workload.Http http -> http.population().requestsPerConnection();
      case Workload.Tasks _, Workload.Jmh _ -> 0;
    };
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
