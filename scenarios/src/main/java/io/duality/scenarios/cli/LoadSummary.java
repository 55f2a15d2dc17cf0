package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.Fairness;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.Shape;
import io.duality.results.Reason;
import io.duality.scenarios.process.LoadResult;
import io.duality.scenarios.run.LoadRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A load in figures, for both formats of the report.
 *
 * @param options what was asked for
 * @param agents generator processes
 * @param result what came of it
 * @param load the measured window
 */
record LoadSummary(LoadOptions options, int agents, LoadRun.Result result, LoadResult load) {

  /** The window, all generators merged. */
  LoadReport window() {
    return load.merged();
  }

  ConnectReport ramp() {
    return result.ramp();
  }

  double seconds() {
    return load.seconds();
  }

  double requestsPerSecond() {
    return load.requestsPerSecond();
  }

  /** Of those that came by their deadline. */
  double goodputPerSecond() {
    return load.goodputPerSecond();
  }

  /** Of completed responses, heads included. */
  double bytesPerSecond() {
    return seconds() == 0 ? 0 : (double) window().wireBytes() / seconds();
  }

  /** Requests of the window that failed. */
  long failed() {
    return window().errors().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether clients wait for their responses. */
  boolean closed() {
    return options.load().arrival() instanceof Arrival.Closed;
  }

  /**
   * Whether the law of Little, and fairness, mean anything: the same clients all the time. Where
   * only intervals are known, nobody has told of each client.
   */
  boolean constantClients() {
    boolean known = window().fairness().clients() > 0;
    return known && closed() && options.load().shape().equals(Shape.STEADY);
  }

  /** Requests due per second in the window. */
  double offeredPerSecond() {
    return seconds() == 0 ? 0 : window().offered() / seconds();
  }

  /** Completed of those due in the window; empty if none was due. */
  OptionalDouble rateRatio() {
    return window().offered() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) window().completed() / window().offered());
  }

  /** Jain's index; empty if nobody was served, for then there is nothing to share. */
  OptionalDouble fairness() {
    Fairness fairness = window().fairness();
    return fairness.sum() == 0 ? OptionalDouble.empty() : OptionalDouble.of(fairness.jain());
  }

  /** Little's law: clients in the loop that the figures account for. */
  double effectiveN() {
    Duration think =
        options.load().arrival() instanceof Arrival.Closed loop
            ? loop.thinkPerRequest()
            : Duration.ZERO;
    double response = window().response().getTotalCount() == 0 ? 0 : window().response().getMean();
    return requestsPerSecond() * (response + think.toNanos()) / 1e9;
  }

  /** CPU time of all generators in the window. */
  double cpuSeconds() {
    return window().cpuNanos() / 1e9;
  }

  /** That as a part of what the generators' CPUs have. */
  double cpuShare() {
    double all = window().nanos() / 1e9 * result.facts().generatorCpus();
    return all == 0 ? 0 : cpuSeconds() / all;
  }

  /** 0 where no CPU time was seen. */
  double requestsPerCpuSecond() {
    return cpuSeconds() == 0 ? 0 : window().completed() / cpuSeconds();
  }

  /** Connections per second of the ramp. */
  double connectionsPerSecond() {
    return ramp().nanos() == 0 ? 0 : ramp().established() * 1e9 / ramp().nanos();
  }

  /** The gates, judged; none of a load that was interrupted. */
  List<Gate.Verdict> verdicts() {
    return result.interrupted()
        ? List.of()
        : options.gates().stream().map(gate -> gate.judge(window())).toList();
  }

  /** Rules of validity that are broken, and gates that cannot be judged. */
  List<Reason> invalid() {
    List<Reason> reasons = new ArrayList<>(result.reasons());
    verdicts().stream()
        .filter(verdict -> verdict.standing() == Gate.Standing.UNKNOWN)
        .map(verdict -> new Reason("missing-tail", verdict.name(), verdict.message()))
        .forEach(reasons::add);
    return reasons;
  }

  /** What the process ends with. A gate cannot be judged on a measurement that is not valid. */
  int exitCode() {
    if (result.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (window().completed() == 0) {
      return ExitCode.FAILED;
    }
    if (!invalid().isEmpty()) {
      return ExitCode.INVALID;
    }
    return breached() ? ExitCode.BREACHED : ExitCode.OK;
  }

  /** Whether a gate is breached. */
  boolean breached() {
    return verdicts().stream().anyMatch(verdict -> verdict.standing() == Gate.Standing.BREACHED);
  }
}
