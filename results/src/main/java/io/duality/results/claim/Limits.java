package io.duality.results.claim;

import io.duality.results.Checks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Where a claim puts a figure; both ends belong to it.
 *
 * @param atLeast the lower end, if there is one
 * @param atMost the upper end, if there is one
 */
public record Limits(OptionalDouble atLeast, OptionalDouble atMost) {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  /** The widest margin of an equivalence: twice as much is not "the same". */
  private static final double MOST_MARGIN = 1;

  public Limits {
    if (atLeast.isEmpty() && atMost.isEmpty()) {
      throw new IllegalArgumentException("a test without a limit rules nothing out; give one");
    }
    check("at least", atLeast);
    check("at most", atMost);
    if (atLeast.isPresent()
        && atMost.isPresent()
        && atLeast.getAsDouble() >= atMost.getAsDouble()) {
      throw new IllegalArgumentException(
          "at least "
              + figure(atLeast.getAsDouble())
              + " and at most "
              + figure(atMost.getAsDouble())
              + " leave no room between them");
    }
  }

  private static void check(String name, OptionalDouble limit) {
    limit.ifPresent(value -> {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " " + value + ": a limit is a finite number");
      }
    });
  }

  /** {@code value} or more. */
  public static Limits atLeast(double value) {
    return new Limits(OptionalDouble.of(value), OptionalDouble.empty());
  }

  /** {@code value} or less. */
  public static Limits atMost(double value) {
    return new Limits(OptionalDouble.empty(), OptionalDouble.of(value));
  }

  /** Between the two. */
  public static Limits between(double low, double high) {
    return new Limits(OptionalDouble.of(low), OptionalDouble.of(high));
  }

  /**
   * A ratio that counts as equal: up to {@code 1 + margin}, whichever of the two is the larger, so
   * that it does not matter which one is divided by the other.
   *
   * @param margin as a part, 0.1 for 10 %; above 0, at most 1
   */
  public static Limits equal(double margin) {
    if (!(margin > 0 && margin <= MOST_MARGIN)) {
      throw new IllegalArgumentException(
          "a margin of " + figure(margin * 100) + "%: above 0 and at most 100%");
    }
    return between(1 / (1 + margin), 1 + margin);
  }

  /** Refuses limits that no ratio can be outside of, or inside. */
  static void requireOfARatio(Limits limits) {
    Checks.present("limits", limits);
    if (limits.high() <= 0 || limits.atLeast().orElse(1) <= 0) {
      throw new IllegalArgumentException(limits.text() + ": a ratio is above 0");
    }
  }

  double low() {
    return atLeast.orElse(Double.NEGATIVE_INFINITY);
  }

  double high() {
    return atMost.orElse(Double.POSITIVE_INFINITY);
  }

  /** {@code at least 0.85}, {@code at most 8}, {@code 0.9 to 1.1}. */
  public String text() {
    if (atLeast.isEmpty()) {
      return "at most " + figure(high());
    }
    return atMost.isEmpty() ? "at least " + figure(low()) : figure(low()) + " to " + figure(high());
  }

  /** Up to four digits, without an exponent, the same in every locale. */
  static String figure(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
