package io.duality.results.claim;

import java.util.List;

/** Least squares on two logarithmic axes. */
final class Line {
  static final String NEEDS = "a slope takes 3 valid points over a factor of 4";

  /** Two points always lie on a line. */
  private static final int LEAST_POINTS = 3;

  /** Over a shorter way, noise of a few percent tilts any line. */
  private static final int LEAST_SPAN = 4;

  private Line() {}

  static boolean canFit(List<Long> xs) {
    return xs.size() >= LEAST_POINTS && xs.getLast() >= LEAST_SPAN * xs.getFirst();
  }

  /** The slope of one repeat; it takes all points. */
  static Found slope(Curve curve, Quantity quantity, List<Long> xs, int repeat) {
    double[] logX = new double[xs.size()];
    double[] logY = new double[xs.size()];
    for (int i = 0; i < logX.length; i++) {
      Found y = curve.value(quantity, xs.get(i), repeat);
      if (y.value().isEmpty()) {
        return y;
      }
      logX[i] = Math.log(xs.get(i));
      logY[i] = Math.log(y.value().getAsDouble());
    }
    double slope = slope(logX, logY);
    return Double.isFinite(slope)
        ? Found.of(slope)
        : Found.missing("a figure of " + curve.model() + " is 0, which has no logarithm");
  }

  static double slope(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / x.length;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return products / squares;
  }
}
