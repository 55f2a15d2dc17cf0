package io.duality.scenarios.run;

import java.time.Duration;

/**
 * How long the phases of a load last.
 *
 * @param warmup load before the window, not in its figures
 * @param length of the window
 * @param interval length of the parts that the window is reported in; zero is none. With a length
 *     that depends on precision, each is a value of its series
 */
public record LoadPhases(Warmup warmup, Length length, Duration interval) {
  /** What a series has at least. Shorter parts cost more to report than they tell. */
  public static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  /** Load before the window. */
  public sealed interface Warmup {
    /**
     * So long.
     *
     * @param time zero or more
     */
    record Time(Duration time) implements Warmup {
      public Time {
        require(!time.isNegative(), "a warm-up is not negative");
      }
    }

    /**
     * Until the throughput is steady; see {@link io.duality.results.Transient}.
     *
     * @param most the longest that it may take, above zero
     */
    record Steady(Duration most) implements Warmup {
      /** Longer than a JIT compiler takes on a slow machine. */
      public static final Duration MOST = Duration.ofSeconds(60);

      public Steady {
        require(most.isPositive(), "a warm-up until steady has a limit above zero");
      }
    }
  }

  /** What ends the window. */
  public sealed interface Length {
    /**
     * So long.
     *
     * @param time above zero
     */
    record Time(Duration time) implements Length {
      public Time {
        require(time.isPositive(), "a window has a duration above zero");
      }
    }

    /**
     * Until so many requests have ended, rightly or not. The window begins with the first and ends
     * with the last; there is no warm-up.
     *
     * @param count at least 1
     * @param most the longest that it may take, above zero
     */
    record Requests(long count, Duration most) implements Length {
      public Requests {
        require(count >= 1, "a window holds at least one request");
        require(most.isPositive(), "a window has a limit above zero");
      }
    }

    /**
     * Until the 95 % confidence interval of the throughput is narrow enough; see {@link
     * io.duality.results.BatchMeans}.
     *
     * @param halfWidth of the interval, as a part of the throughput, above 0 and below 1
     * @param most the longest that it may take, above zero
     */
    record Precision(double halfWidth, Duration most) implements Length {
      public Precision {
        require(halfWidth > 0 && halfWidth < 1, "a half width is between 0 and 1");
        require(most.isPositive(), "a window has a limit above zero");
      }
    }
  }

  public LoadPhases {
    require(
        interval.isZero() || interval.compareTo(SHORTEST_INTERVAL) >= 0,
        "an interval is at least " + SHORTEST_INTERVAL);
    require(
        !(length instanceof Length.Precision) || !interval.isZero(),
        "a window that ends by its precision has intervals");
  }

  /** A warm-up and a window of fixed lengths, reported as a whole. */
  public static LoadPhases fixed(Duration warmup, Duration duration) {
    return new LoadPhases(new Warmup.Time(warmup), new Length.Time(duration), Duration.ZERO);
  }

  /** The longest that the window lasts. */
  public Duration longestWindow() {
    return switch (length) {
      case Length.Time(Duration time) -> time;
      case Length.Requests(long _, Duration most) -> most;
      case Length.Precision(double _, Duration most) -> most;
    };
  }

  /** Whether a number of requests ends the window, which then is all of the load. */
  boolean counted() {
    return length instanceof Length.Requests;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
