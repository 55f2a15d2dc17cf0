package io.duality.scenarios.plan;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.Axis;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Overload;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.ProfileName;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans of small scenarios over http and over tasks. */
final class Plans {
  /** The models of the scenario. */
  static final List<String> SERVERS = List.of("threaded", "virtual", "nio-select", "epoll", "seda");

  static final Workload HTTP =
      new Workload.Http(8192, Duration.ofMillis(20), 5, Duration.ofSeconds(60));

  /** Rooms of 20, of which x counts how many. */
  static final Workload.Http CHAT =
      new Workload.Http(
          Content.CHAT,
          Population.of(1),
          new Arrival.Chat(20, 100),
          Shape.STEADY,
          Limits.timeout(Duration.ofSeconds(60)),
          Axis.Load.CLIENTS,
          Overload.NONE);

  private Plans() {}

  /** The only trial of a model at so many clients. */
  static TrialPlan one(HostLimits host, String model, long clients) {
    return plan(host, overrides(List.of(model), List.of(clients))).trials().getFirst();
  }

  static TrialPlan sharded(String model, long clients, int shards) {
    Overrides base = overrides(List.of(model), List.of(clients));
    return plan(
            Machines.large(),
            new Overrides(
                base.profile(),
                base.servers(),
                base.xs(),
                base.repeats(),
                base.warmup(),
                base.duration(),
                Optional.of(shards),
                base.seed(),
                base.command()))
        .trials()
        .getFirst();
  }

  static RunPlan plan(HostLimits host, Overrides overrides) {
    return planner(host).plan(scenario(HTTP), overrides);
  }

  static Planner planner(HostLimits host) {
    return new Planner(Machines.models(), host);
  }

  static Overrides overrides(List<String> servers, List<Long> xs) {
    return Overrides.none(ProfileName.QUICK, 1).with(servers, xs);
  }

  static Scenario scenario(Workload workload) {
    Duration second = Duration.ofSeconds(1);
    return new Scenario(
        "test",
        "A test",
        "",
        SERVERS,
        workload,
        new Profile(List.of(1L, 1024L), 1, second, second.multipliedBy(2)),
        new Profile(List.of(1L, 1024L, 16_384L), 5, second, second),
        List.of(),
        List.of());
  }

  static Scenario tasks() {
    Scenario http = scenario(new Workload.Tasks(8192));
    return new Scenario(
        http.name(),
        http.title(),
        http.source(),
        http.servers(),
        http.workload(),
        new Profile(List.of(1024L, 100_000L), 1, Duration.ZERO, Duration.ofSeconds(1)),
        http.full(),
        http.charts(),
        http.variants());
  }
}
