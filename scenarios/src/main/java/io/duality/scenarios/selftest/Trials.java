package io.duality.scenarios.selftest;

import io.duality.loadgen.ErrorKind;
import io.duality.scenarios.selftest.Trial.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of trials. */
final class Trials {
  private static final Duration WARMUP = Duration.ofMillis(1_500);
  private static final Duration AMPLE = Duration.ofSeconds(10);

  /** For servers that never answer; far above any pause of a machine that still runs. */
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Keeps a core of a generator busy, and fits the caches. */
  private static final int CEILING_CLIENTS = 64;

  /** More than are under way on average at 80,000 requests a second. */
  private static final int MANY_CLIENTS = 2_048;

  private Trials() {}

  static List<Trial> counting() {
    return Stream.concat(Behaviours.UNUSUAL.stream(), Behaviours.HOSTILE.stream())
        .map(Trials::counting)
        .toList();
  }

  private static Trial counting(Behaviour behaviour) {
    boolean silent =
        behaviour.replies().stream()
            .anyMatch(r -> r.counts().equals(Optional.of(ErrorKind.TIMEOUT)));
    return silent
        ? new Trial(behaviour, Check.COUNTS, 8, 0, Duration.ZERO, SHORT.multipliedBy(3), SHORT)
        : new Trial(behaviour, Check.COUNTS, 4, 0, Duration.ZERO, Duration.ofMillis(300), AMPLE);
  }

  static Trial ceiling() {
    return new Trial(
        Behaviours.NULL_SERVER,
        Check.CEILING,
        CEILING_CLIENTS,
        0,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        AMPLE);
  }

  /** A server with delays has more to do than one without, and is sooner at its limit. */
  static Trial capacity() {
    return new Trial(
        Behaviours.THREE_DELAYS,
        Check.CAPACITY,
        MANY_CLIENTS,
        0,
        WARMUP,
        Duration.ofSeconds(2),
        AMPLE);
  }

  /**
   * Servers whose delays are known, one delay and three, at a load of 50 %; three for few clients
   * too. Few clients of short delays would measure the machine: both ends then sleep between two
   * requests, and to wake a halted virtual CPU takes up to milliseconds, which neither end sees.
   *
   * @param capacityPerSecond what generator and server can do together
   */
  static List<Trial> timed(double capacityPerSecond) {
    return List.of(
        timed(Behaviours.FIXED_DELAY, MANY_CLIENTS, capacityPerSecond / 2),
        timed(Behaviours.THREE_DELAYS, 32, 0),
        timed(Behaviours.THREE_DELAYS, MANY_CLIENTS, capacityPerSecond / 2));
  }

  private static Trial timed(Behaviour behaviour, int clients, double perSecond) {
    return new Trial(
        behaviour, Check.SERVICE_TIMES, clients, perSecond, WARMUP, Duration.ofSeconds(4), AMPLE);
  }

  /** Two whole periods, so that it does not matter when the first stall begins. */
  static Trial stalling() {
    return new Trial(
        Behaviours.STALLING,
        Check.STALLS,
        64,
        1_000,
        WARMUP,
        Behaviours.STALLING.stall().every().multipliedBy(2),
        AMPLE);
  }
}
