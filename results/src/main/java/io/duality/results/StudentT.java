package io.duality.results;

/** Quantiles of Student's t distribution. */
public final class StudentT {
  private static final int HALVINGS = 60;

  private StudentT() {}

  /** How many standard errors a two-sided 95 % confidence interval reaches to either side. */
  public static double twoSided95(int degrees) {
    return twoSided(0.05, degrees);
  }

  /**
   * The value that |T| exceeds with this probability.
   *
   * @param tails both tails together, above 0 and below 1
   * @param degrees of freedom, at least 1
   */
  public static double twoSided(double tails, int degrees) {
    Checks.atLeast(1, "degrees", degrees);
    if (!(tails > 0 && tails < 1)) {
      throw new IllegalArgumentException("tails of " + tails + ": above 0 and below 1");
    }
    double low = 0;
    double high = Math.PI / 2;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (within(middle, degrees) < 1 - tails) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(degrees) * Math.tan(low);
  }

  /**
   * P(|T| &lt; sqrt(degrees) * tan(angle)), which for whole degrees is a finite sum (Abramowitz and
   * Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
   */
  private static double within(double angle, int degrees) {
    boolean odd = degrees % 2 == 1;
    double cosine = Math.cos(angle);
    double term = odd ? cosine : 1;
    double sum = 0;
    for (int k = odd ? 1 : 0; k <= degrees - 2; k += 2) {
      sum += term;
      term *= cosine * cosine * (k + 1) / (k + 2);
    }
    double sine = Math.sin(angle);
    return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
  }
}
