package io.duality.scenarios.selftest;

/**
 * What a generator has measured, and what is right.
 *
 * @param name such as {@code p99} or {@code completed}
 * @param unit of both values
 * @param expected what the server did, or what follows from what it was told to do
 * @param measured what the generator says
 * @param tolerance how far apart they may be
 */
public record Figure(
    String name, Unit unit, double expected, double measured, Tolerance tolerance) {

  /** What a figure counts in. */
  public enum Unit {
    NANOS,
    COUNT
  }

  /**
   * The larger of the two is allowed.
   *
   * @param share of the expected value
   * @param least in the figure's unit
   */
  public record Tolerance(double share, double least) {
    static final Tolerance NONE = new Tolerance(0, 0);
  }

  static Figure count(String name, long expected, long measured) {
    return new Figure(name, Unit.COUNT, expected, measured, Tolerance.NONE);
  }

  /** In the figure's unit, with its sign. */
  public double error() {
    return measured - expected;
  }

  /** A part of the expected value; infinite where nothing was expected. */
  public double errorShare() {
    return error() == 0 ? 0 : error() / expected;
  }

  /** Whether the generator tells the truth. */
  public boolean right() {
    return Math.abs(error()) <= Math.max(tolerance.least, tolerance.share * expected);
  }
}
