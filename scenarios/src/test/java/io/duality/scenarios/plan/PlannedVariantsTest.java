package io.duality.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Think;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.Variant;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.Axis;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Overload;
import io.duality.scenarios.spec.Profile;
import io.duality.scenarios.spec.Scenario;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One model under several names, and with an option that is x. */
class PlannedVariantsTest {
  private static final Variant SMALL = new Variant("small", "epoll", Map.of("batch", "4"), 0);
  private static final Variant TWO = new Variant("two", "epoll", Map.of(), 2);

  @Test
  void aVariantIsASeriesOfItsModel() {
    RunPlan plan = plan(Axis.Load.CLIENTS, Machines.large(), Optional.empty());

    assertThat(plan.document().models()).containsExactly("epoll", "small", "two");
    assertThat(plan.document().variants()).containsExactly(SMALL, TWO);
    assertThat(plan.trials()).hasSize(6).allMatch(trial -> trial.server().equals("epoll"));
    assertThat(trial(plan, "epoll", 16).setup().options()).isEmpty();
    assertThat(trial(plan, "small", 16).setup().options()).containsOnly(Map.entry("batch", "4"));
  }

  @Test
  void recordsAreOfTheName() {
    TrialPlan trial =
        trial(plan(Axis.Load.CLIENTS, Machines.large(), Optional.empty()), "small", 1);
    TrialRecord record =
        new TrialRecord(
            TrialRecord.SCHEMA,
            "test",
            "small",
            1,
            0,
            0,
            "2026-01-01T00:00:00Z",
            Outcome.IMPOSSIBLE,
            List.of(new Reason("any", "any", "any")),
            trial.setup(),
            null);
    assertThat(trial.isOf(record)).isTrue();
    assertThat(
            trial(plan(Axis.Load.CLIENTS, Machines.large(), Optional.empty()), "two", 1)
                .isOf(record))
        .isFalse();
  }

  @Test
  void aVariantHasTheShardsItAsksForUnlessTheRunDoes() {
    RunPlan plan = plan(Axis.Load.CLIENTS, Machines.large(), Optional.empty());
    assertThat(trial(plan, "two", 16).setup().shards()).isEqualTo(2);
    assertThat(trial(plan, "small", 16).setup().shards()).isEqualTo(1);
    RunPlan asked = plan(Axis.Load.CLIENTS, Machines.large(), Optional.of(3));
    assertThat(trial(asked, "two", 16).setup().shards()).isEqualTo(3);
  }

  @Test
  void shardsNeedLinux() {
    RunPlan plan = plan(Axis.Load.CLIENTS, Machines.mac(), Optional.empty());
    assertThat(trial(plan, "two", 16).impossible())
        .anyMatch(reason -> reason.message().contains("only Linux spreads connections"));
    assertThat(trial(plan, "small", 16).impossible())
        .noneMatch(reason -> reason.code().equals("shards"));
  }

  @Test
  void anOptionThatIsXIsSetAtEachPoint() {
    RunPlan plan = plan(new Axis.Option("limit"), Machines.large(), Optional.empty());

    assertThat(plan.document().xName()).isEqualTo("limit");
    assertThat(plan.document().workload())
        .containsEntry("x-is", "option limit")
        .containsEntry("clients", "64");
    assertThat(trial(plan, "small", 16).setup().options())
        .containsOnly(Map.entry("batch", "4"), Map.entry("limit", "16"));
    assertThat(trial(plan, "epoll", 1).setup().options()).containsOnly(Map.entry("limit", "1"));
    assertThat(trial(plan, "epoll", 1).connections()).isEqualTo(64);
  }

  private static TrialPlan trial(RunPlan plan, String name, long x) {
    return plan.trials().stream()
        .filter(trial -> trial.model().equals(name) && trial.x() == x)
        .findFirst()
        .orElseThrow();
  }

  private static RunPlan plan(Axis axis, HostLimits host, Optional<Integer> shards) {
    Workload workload =
        new Workload.Http(
            new Content.OneFile(8192),
            Population.of(axis instanceof Axis.Option ? 64 : 1),
            Arrival.closed(Think.fixed(Duration.ZERO)),
            Shape.STEADY,
            Limits.timeout(Duration.ofSeconds(1)),
            axis,
            Overload.NONE);
    Profile profile = new Profile(List.of(1L, 16L), 1, Duration.ZERO, Duration.ofSeconds(1));
    Scenario scenario =
        new Scenario(
            "test",
            "A test",
            "",
            List.of("epoll", "small", "two"),
            workload,
            profile,
            profile,
            List.of(),
            List.of(SMALL, TWO));
    Overrides none = Plans.overrides(List.of(), List.of());
    return new Planner(
            List.of(entrant(Variant.of("epoll"), axis), entrant(SMALL, axis), entrant(TWO, axis)),
            host)
        .plan(
            scenario,
            new Overrides(
                none.profile(),
                none.servers(),
                none.xs(),
                none.repeats(),
                none.warmup(),
                none.duration(),
                shards,
                none.seed(),
                none.command()));
  }

  private static Entrant entrant(Variant variant, Axis axis) {
    return Entrant.of(
        variant,
        x -> {
          Map<String, String> options = new HashMap<>(variant.options());
          if (axis instanceof Axis.Option(String name)) {
            options.put(name, Long.toString(x));
          }
          return new ModelFacts(
              variant.model(),
              0,
              0,
              Optional.empty(),
              options,
              List.of(),
              OptionalInt.empty(),
              false,
              true);
        });
  }
}
