package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.results.BatchMeans;
import io.duality.scenarios.run.LoadPhases;
import io.duality.scenarios.run.LoadPhases.Length;
import io.duality.scenarios.run.LoadPhases.Warmup;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.InvalidInputException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it goes on, and how long a client waits. */
@Command(optionListHeading = "%nLength:%n")
final class LoadLengthOptions {
  private static final Duration DURATION = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Of a rate, unless it changes by a shape: in its first second a JVM compiles what it runs, and
   * begins one in a hundred requests over a millisecond late, whatever the server does.
   */
  private static final Duration WARMUP_OF_A_RATE = Duration.ofSeconds(2);

  /** Of --until: long enough for most servers, short enough to wait for. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(5);

  /** A series of twenty, the least for a confidence interval, is ten seconds. */
  private static final Duration UNTIL_INTERVAL = Duration.ofMillis(500);

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "Measured window: 500us, 20ms, 3s, 2m, 1h; a bare number is seconds. 10s.")
  private @Nullable Duration duration;

  @Option(
      names = {"-n", "--requests"},
      paramLabel = "N",
      description = "Instead of a time: so many requests in all, from the first to the last.")
  private @Nullable Long requests;

  @Option(
      names = "--until",
      paramLabel = "PERCENT",
      description =
          "Instead of a time: until the 95%% confidence interval of the throughput is"
              + " within so much of it, such as 2%%.")
  private CommandLines.@Nullable Share until;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      description = "Limit of --until, 5m without it, and of --requests, 24h.")
  private @Nullable Duration maxDuration;

  @Option(
      names = "--warmup",
      paramLabel = "TIME|auto",
      description =
          "Load before the window; not in its figures. auto: until the throughput is"
              + " steady, at most 1m. 0s; 2s at a rate without a shape; auto with --until.")
  private @Nullable String warmup;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description =
          "Limit of a connect, and of a response from its request's send. 10s; 15s in"
              + " sessions.")
  private @Nullable Duration timeout;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description =
          "From when a request was due: later responses are no goodput, but counted." + " None.")
  private @Nullable Duration deadline;

  /**
   * Checked.
   *
   * @param interval that was asked for
   * @param steadyRate whether requests come at a rate that is the same all the time
   */
  LoadPhases phases(Optional<Duration> interval, boolean steadyRate) {
    int ways = (duration == null ? 0 : 1) + (requests == null ? 0 : 1) + (until == null ? 0 : 1);
    Checked.together(
        ways <= 1, "--duration, --requests, --until: each ends the window; give one of them");
    Checked.together(
        maxDuration == null || requests != null || until != null,
        "--max-duration: is the limit of --until or --requests; use --duration");
    Length length = length();
    Duration cut =
        interval.orElse(length instanceof Length.Precision ? UNTIL_INTERVAL : Duration.ZERO);
    Checked.require(
        cut.isZero() || cut.compareTo(LoadPhases.SHORTEST_INTERVAL) >= 0,
        "--interval",
        "at least " + Durations.format(LoadPhases.SHORTEST_INTERVAL),
        Durations.format(cut));
    requireSeries(length, cut);
    return new LoadPhases(warmup(steadyRate), length, cut);
  }

  /** A confidence interval needs so many values, whatever they are. */
  private static void requireSeries(Length length, Duration cut) {
    if (length instanceof Length.Precision(double _, Duration most)) {
      Duration least = cut.multipliedBy(BatchMeans.MIN_BATCHES);
      Checked.require(
          most.compareTo(least) >= 0,
          "--max-duration",
          "at least "
              + Durations.format(least)
              + " with --until, for its "
              + BatchMeans.MIN_BATCHES
              + " intervals",
          Durations.format(most));
    }
  }

  private Length length() {
    Duration usual = requests == null ? MAX_DURATION : Durations.MAX;
    Duration most = Optional.ofNullable(maxDuration).orElse(usual);
    Checked.require(most.isPositive(), "--max-duration", "more than zero", Durations.format(most));
    if (requests != null) {
      Checked.require(requests >= 1, "--requests", "at least 1", requests);
      return new Length.Requests(requests, most);
    }
    if (until != null) {
      Checked.require(
          until.value() > 0 && until.value() < 1,
          "--until",
          "more than 0% and less than 100%",
          until.value() * 100 + "%");
      return new Length.Precision(until.value(), most);
    }
    Duration time = Optional.ofNullable(duration).orElse(DURATION);
    Checked.require(time.isPositive(), "--duration", "more than zero", Durations.format(time));
    return new Length.Time(time);
  }

  private Warmup warmup(boolean steadyRate) {
    if (warmup == null && until == null) {
      return new Warmup.Time(steadyRate && requests == null ? WARMUP_OF_A_RATE : Duration.ZERO);
    }
    String text = Optional.ofNullable(warmup).orElse("auto");
    Checked.together(
        requests == null || warmup == null,
        "--warmup: --requests counts all requests; leave it out, or use --duration");
    if (text.equals("auto")) {
      return new Warmup.Steady(Warmup.Steady.MOST);
    }
    try {
      return new Warmup.Time(Durations.parse(text));
    } catch (InvalidInputException e) {
      throw new InvalidInputException("--warmup: " + e.getMessage() + ", or give auto");
    }
  }

  /** Checked. */
  Limits limits(Arrival arrival) {
    Duration usual = arrival instanceof Arrival.Sessions ? Arrival.Sessions.TIMEOUT : TIMEOUT;
    Duration wire = Optional.ofNullable(timeout).orElse(usual);
    Checked.require(
        wire.compareTo(Duration.ofMillis(1)) >= 0 && wire.compareTo(Duration.ofHours(1)) <= 0,
        "--timeout",
        "1ms to 1h",
        Durations.format(wire));
    Checked.require(
        deadline == null || deadline.isPositive(), "--deadline", "more than zero", "0s");
    Duration late = Optional.ofNullable(deadline).orElse(Duration.ZERO);
    long count = Optional.ofNullable(requests).orElse(0L);
    return Checked.made(() -> new Limits(wire, late, count));
  }
}
