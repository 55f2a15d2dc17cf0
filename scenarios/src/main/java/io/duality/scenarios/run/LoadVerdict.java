package io.duality.scenarios.run;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Shape;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.process.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges a load by the rules that trials are judged by. Pure. */
final class LoadVerdict {
  private final LoadRun.Plan plan;
  private final ConnectReport ramp;
  private final LoadFacts facts;
  private final Optional<Precision> precision;

  LoadVerdict(
      LoadRun.Plan plan, ConnectReport ramp, LoadFacts facts, Optional<Precision> precision) {
    this.plan = plan;
    this.ramp = ramp;
    this.facts = facts;
    this.precision = precision;
  }

  /** The rules that are broken. */
  List<Reason> reasons(LoadResult window, LoadTotals totals) {
    AgentSettings first = plan.parts().getFirst();
    HttpFigures figures =
        new HttpFigures(
            ramp,
            -1,
            -1,
            facts.tcp(),
            window,
            usage(0, -1, -1),
            usage(plan.parts().size(), window.merged().cpuNanos() / 1e9, facts.runQueueSeconds()),
            first.arrival(),
            null,
            List.of());
    List<Reason> reasons =
        new ArrayList<>(
            Validity.reasons(figures.measurement(totals, Map.of(), Map.of()), facts(window)));
    precision.flatMap(LoadVerdict::imprecise).ifPresent(reasons::add);
    return reasons;
  }

  private Validity.Facts facts(LoadResult window) {
    return new Validity.Facts(
        population(),
        facts.generatorCpus(),
        askedSeconds(window),
        facts.stealShare(),
        0,
        facts.pressureShare(),
        ScheduleRules.Schedule.of(plan.parts().getFirst().arrival(), window.merged()),
        plan.errorsAllowed(),
        window.merged().idleLost());
  }

  /** 0 where it is not that of a closed loop all the time. */
  private long population() {
    AgentSettings first = plan.parts().getFirst();
    boolean constant =
        first.arrival() instanceof Arrival.Closed && first.shape().equals(Shape.STEADY);
    return constant ? plan.parts().stream().mapToLong(AgentSettings::clients).sum() : 0;
  }

  private double askedSeconds(LoadResult window) {
    return switch (plan.phases().length()) {
      case LoadPhases.Length.Time(Duration time) -> time.toNanos() / 1e9;
      case LoadPhases.Length.Precision _, LoadPhases.Length.Requests _ -> window.seconds();
    };
  }

  private static Optional<Reason> imprecise(Precision precision) {
    return precision.reached()
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "not-precise",
                "precision not reached",
                String.format(
                    Locale.ROOT,
                    "--until %.2f%% was not reached within its limit: %s; give a longer"
                        + " --max-duration",
                    precision.asked() * 100,
                    precision.words())));
  }

  /** The pause that a request has on average. */
  static Duration think(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Closed closed -> closed.thinkPerRequest();
      case Arrival.Open _, Arrival.Sessions _, Arrival.Chat _ -> Duration.ZERO;
    };
  }

  private static ProcessUsage usage(int processes, double cpuSeconds, double waited) {
    double system = cpuSeconds < 0 ? -1 : 0;
    return new ProcessUsage(processes, cpuSeconds, system, -1, -1, waited, -1, -1, -1, -1, -1, -1);
  }
}
