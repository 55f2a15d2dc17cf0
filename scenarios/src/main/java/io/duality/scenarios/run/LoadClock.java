package io.duality.scenarios.run;

import io.duality.loadgen.LoadReport;
import io.duality.results.Transient;
import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.spec.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets warm-up and window of a load pass, in intervals where the plan has them, and decides when
 * they are over. For one thread.
 */
final class LoadClock {
  /** Of the warm-up's series. Ten values, the least that the rule takes, are five seconds. */
  static final Duration WARMUP_STEP = Duration.ofMillis(500);

  private final AgentGroup agents;
  private final Lifeline lifeline;
  private final Pulse pulse;
  private final RunListener listener;
  private final Duration limit;
  private final List<Double> series = new ArrayList<>();
  private Optional<LoadReport> told = Optional.empty();
  private Optional<Precision> precision = Optional.empty();
  private Duration toldUntil = Duration.ZERO;

  /**
   * @param limit of an answer of the generators
   */
  LoadClock(
      AgentGroup agents, Lifeline lifeline, Pulse pulse, RunListener listener, Duration limit) {
    this.agents = agents;
    this.lifeline = lifeline;
    this.pulse = pulse;
    this.listener = listener;
    this.limit = limit;
  }

  /**
   * Returns when the warm-up is over.
   *
   * @return what a reader should know of it; empty if it had a fixed length
   */
  Optional<String> warmUp(LoadPhases.Warmup warmup) throws ChildFailure, InterruptedException {
    return switch (warmup) {
      case LoadPhases.Warmup.Time(Duration time) -> {
        pulse.pass(Phase.WARMUP, time);
        yield Optional.empty();
      }
      case LoadPhases.Warmup.Steady(Duration most) -> Optional.of(untilSteady(most));
    };
  }

  private String untilSteady(Duration most) throws ChildFailure, InterruptedException {
    List<Double> rates = new ArrayList<>();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(most) < 0) {
      pulse.pass(Phase.WARMUP, WARMUP_STEP);
      waited = waited.plus(WARMUP_STEP);
      rates.add(lifeline.await(agents.interval(limit)).requestsPerSecond());
      if (Transient.length(values(rates)).isPresent()) {
        return String.format(Locale.ROOT, "steady after %.1f s of warm-up", seconds(waited));
      }
    }
    return String.format(
        Locale.ROOT,
        "not steady after %.1f s of warm-up, which is its limit: figures may hold a transient",
        seconds(waited));
  }

  /** Returns when the window is over. */
  void window(LoadPhases phases) throws ChildFailure, InterruptedException {
    Duration most = phases.longestWindow();
    Duration step = phases.interval().isZero() ? most : phases.interval();
    Duration elapsed = Duration.ZERO;
    long beginNanos = System.nanoTime();
    while (true) {
      Duration next = elapsed.plus(step);
      Duration until = Durations.min(next, most);
      Duration left = until.minusNanos(System.nanoTime() - beginNanos);
      boolean over = pass(phases.length(), left);
      elapsed = until;
      if (over || until.equals(most)) {
        return;
      }
      LoadResult part = lifeline.await(agents.interval(limit));
      series.add(part.requestsPerSecond());
      if (preciseEnough(phases.length())) {
        // The report follows at once, and holds this part: it is told with the rest.
        return;
      }
      tell(part.merged(), toldUntil.plusNanos(part.merged().nanos()), part.requestsPerSecond());
    }
  }

  /** Whether the window is over before the time is. */
  private boolean pass(LoadPhases.Length length, Duration time)
      throws ChildFailure, InterruptedException {
    return switch (length) {
      case LoadPhases.Length.Requests(long count, Duration _) -> pulse.ended(count, time);
      case LoadPhases.Length.Time _, LoadPhases.Length.Precision _ -> {
        pulse.pass(Phase.WINDOW, time);
        yield false;
      }
    };
  }

  private boolean preciseEnough(LoadPhases.Length length) {
    return switch (length) {
      case LoadPhases.Length.Time _, LoadPhases.Length.Requests _ -> false;
      case LoadPhases.Length.Precision(double halfWidth, Duration _) -> {
        Precision now = Precision.of(halfWidth, series);
        precision = Optional.of(now);
        yield now.reached();
      }
    };
  }

  /** The window has ended: tells of the part that nobody has heard of. */
  void finish(LoadResult whole, LoadPhases phases) {
    if (phases.interval().isZero()) {
      return;
    }
    LoadReport rest = told.map(whole.merged()::minus).orElse(whole.merged());
    Duration end = Duration.ofNanos(Math.max(toldUntil.toNanos(), whole.merged().nanos()));
    tell(rest, end, rest.throughputPerSecond());
  }

  /** By the generators' clocks: the controller's commands come when this machine lets them. */
  private void tell(LoadReport part, Duration end, double requestsPerSecond) {
    listener.interval(new LoadInterval(toldUntil, end, part, requestsPerSecond));
    told = Optional.of(told.map(part::after).orElse(part));
    toldUntil = end;
  }

  /** What the intervals until now hold; empty if there is none. */
  Optional<LoadResult> collected() {
    return told.map(all -> new LoadResult(all, all.throughputPerSecond(), List.of(all.cpuNanos())));
  }

  /** How well the throughput is known; empty if the window does not depend on it. */
  Optional<Precision> precision() {
    return precision;
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
