package io.duality.results;

/** The quantile of Student's t distribution that a two-sided 95 % confidence interval needs. */
final class StudentT {
  /** Both tails together. */
  private static final double TAILS = 0.05;

  /** The normal distribution's quantile of 2.5 %. */
  private static final double NORMAL = -1.959963984540054;

  private StudentT() {}

  /**
   * The 97.5 % quantile. For three degrees and more by Hill's asymptotic series (Algorithm 396,
   * CACM 13, 1970), whose constants are below; they are right to five digits from three degrees on.
   *
   * @param degrees of freedom, at least 1
   */
  static double twoSided95(int degrees) {
    Checks.atLeast(1, "degrees", degrees);
    return switch (degrees) {
      case 1 -> 1 / Math.tan(TAILS * Math.PI / 2);
      case 2 -> Math.sqrt(2 / (TAILS * (2 - TAILS)) - 2);
      default -> hill(degrees);
    };
  }

  private static double hill(double n) {
    double a = 1 / (n - 0.5);
    double b = 48 / (a * a);
    double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
    double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
    double y = Math.pow(d * TAILS, 2 / n);
    return Math.sqrt(n * (y > 0.05 + a ? nearNormal(n, a, b, c, d) : farTail(n, d, y)));
  }

  private static double nearNormal(double n, double a, double b, double c, double d) {
    double x = NORMAL;
    double square = x * x;
    double c1 = n < 5 ? c + 0.3 * (n - 4.5) * (x + 0.6) : c;
    double c2 = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c1;
    double y =
        (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c2 - square - 3) / b + 1) * x;
    return Math.expm1(a * y * y);
  }

  private static double farTail(double n, double d, double y) {
    return ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1)
            * (n + 1)
            / (n + 2)
        + 1 / y;
  }
}
