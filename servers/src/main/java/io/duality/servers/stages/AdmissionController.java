package io.duality.servers.stages;

import java.util.Arrays;

/**
 * Which requests a stage admits, so that the 90th percentile of their response time stays under a
 * target: additive increase, multiplicative decrease of the rate at which a token bucket is filled
 * (Welsh and Culler, USITS'03). A response time is the time from the stage's queue to the end of
 * its handler.
 *
 * <p>Without a thread and without a clock of its own; any thread may call.
 */
public final class AdmissionController {
  /** Weight of what was before in the smoothed percentile; paper and code have the same. */
  private static final double KEEP = 0.7;

  private static final int SAMPLES = 100;
  private static final long TIMEOUT_NANOS = 1_000_000_000L;
  private static final double LEAST_PER_SECOND = 0.05;

  /**
   * How the rate follows the percentile. An error is (percentile - target) / target.
   *
   * <p>The published parameters suit response times of seconds: for others the steps have to be
   * tuned anew, as all who have used the rule since found.
   */
  public enum Rule {
    /**
     * USITS'03: an error above 0 divides the rate; one below -0.5 adds to it in proportion, (-0.1 -
     * error) times the increase.
     */
    USITS03 {
      @Override
      double next(double perSecond, double error, Rules rules) {
        if (error > 0) {
          return perSecond / rules.decrease();
        }
        return error < -0.5 ? perSecond + (-0.1 - error) * rules.increase() : perSecond;
      }
    },
    /**
     * The code of October 2002 (ResponseTimeControllerDirect): above 1.2 of the target divides,
     * below 0.9 adds the increase.
     */
    CODE {
      @Override
      double next(double perSecond, double error, Rules rules) {
        if (error > 0.2) {
          return perSecond / rules.decrease();
        }
        return error < -0.1 ? perSecond + rules.increase() : perSecond;
      }
    };

    abstract double next(double perSecond, double error, Rules rules);
  }

  /**
   * Its parameters.
   *
   * @param targetNanos of the 90th percentile, at least 1
   * @param increase requests per second, above 0
   * @param decrease divides the rate, above 1
   * @param firstPerSecond the rate at the start, from 0.05 to {@code mostPerSecond}
   * @param mostPerSecond the highest rate
   * @param depth of the bucket, at least 1
   */
  public record Rules(
      Rule rule,
      long targetNanos,
      double increase,
      double decrease,
      double firstPerSecond,
      double mostPerSecond,
      int depth) {
    public Rules {
      if (targetNanos < 1
          || increase <= 0
          || decrease <= 1
          || firstPerSecond < LEAST_PER_SECOND
          || mostPerSecond < firstPerSecond
          || depth < 1) {
        throw new IllegalArgumentException("no rules for admission: target " + targetNanos + " ns");
      }
    }
  }

  private final Rules rules;
  private final TokenBucket bucket;
  private final long[] samples = new long[SAMPLES];
  private int count;
  private long beganNanos;
  private double percentileNanos = -1;

  AdmissionController(Rules rules, long nowNanos) {
    this.rules = rules;
    bucket = new TokenBucket(rules.firstPerSecond(), rules.depth(), nowNanos);
    beganNanos = nowNanos;
  }

  /** Whether a request may enter the stage. */
  synchronized boolean admit(long nowNanos) {
    return bucket.take(nowNanos);
  }

  /** A request has left the stage: after 100 of them the rate is set anew. */
  synchronized void completed(long responseNanos, long nowNanos) {
    samples[count] = responseNanos;
    count++;
    if (count == SAMPLES) {
      adjust(nowNanos);
    }
  }

  /** Sets the rate after a second too, if any has completed in it. Called about once a second. */
  synchronized void tick(long nowNanos) {
    if (nowNanos - beganNanos < TIMEOUT_NANOS) {
      return;
    }
    if (count > 0) {
      adjust(nowNanos);
    } else {
      beganNanos = nowNanos;
    }
  }

  private void adjust(long nowNanos) {
    Arrays.sort(samples, 0, count);
    long present = samples[(int) Math.ceil(0.9 * count) - 1];
    percentileNanos = percentileNanos < 0 ? present : KEEP * percentileNanos + (1 - KEEP) * present;
    double error = (percentileNanos - rules.targetNanos()) / rules.targetNanos();
    double next = rules.rule().next(bucket.perSecond(), error, rules);
    bucket.setRate(Math.clamp(next, LEAST_PER_SECOND, rules.mostPerSecond()), nowNanos);
    count = 0;
    beganNanos = nowNanos;
  }

  /** Requests per second that are admitted now. */
  synchronized double perSecond() {
    return bucket.perSecond();
  }

  /** The smoothed 90th percentile, nanoseconds; -1 before the first. */
  synchronized double percentileNanos() {
    return percentileNanos;
  }

  /** How often {@link #tick} is to be called. */
  static long tickNanos() {
    return TIMEOUT_NANOS;
  }
}
