package io.duality.results;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The mean of a correlated series with its 95 % confidence interval, by nonoverlapping batch means:
 * values that follow one another are averaged in batches so long that the averages no longer depend
 * on their neighbours, and those are treated as independent (Law and Kelton, Simulation Modeling
 * and Analysis, 9.5.3; Schmeiser, Operations Research 30, 1982: more than 30 batches gain little,
 * fewer than 10 cost much).
 *
 * <p>A batch is 1, 2, 4, ... values: the fewest for which the lag-1 autocorrelation of the batch
 * means is insignificant, that is at most 1.645 / sqrt(batches), the one-sided 95 % limit of
 * independent values (Bartlett, 1946). With fewer than {@value #MIN_BATCHES} such batches there is
 * no interval. A series with a trend has none either, at any length of a batch.
 *
 * @param batches how many, at least {@value #MIN_BATCHES}
 * @param size values in a batch
 * @param mean of the batches; the oldest values that fill no batch are left out
 * @param halfWidth of the interval
 * @param lag1 autocorrelation of neighbouring batches, -1 to 1
 */
public record BatchMeans(int batches, int size, double mean, double halfWidth, double lag1) {
  /** Enough for the limit on the autocorrelation to be below 0.37. */
  public static final int MIN_BATCHES = 20;

  private static final double ONE_SIDED_95 = 1.645;

  public BatchMeans {
    Checks.atLeast(MIN_BATCHES, "batches", batches);
    Checks.atLeast(1, "size", size);
    Checks.finite("mean", mean);
    Checks.atLeast(0, "halfWidth", halfWidth);
    Checks.finite("lag1", lag1);
  }

  /** The interval's half width as a part of the mean; infinite if that is 0. */
  public double relativeHalfWidth() {
    return mean == 0 ? Double.POSITIVE_INFINITY : halfWidth / Math.abs(mean);
  }

  /** The interval of a series, or empty if it is too short, or has a trend. */
  public static Optional<BatchMeans> of(double... series) {
    for (int size = 1; series.length / size >= MIN_BATCHES; size *= 2) {
      BatchMeans candidate = of(batches(series, size), size);
      if (candidate.lag1 <= ONE_SIDED_95 / Math.sqrt(candidate.batches)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static double[] batches(double[] series, int size) {
    double[] means = new double[series.length / size];
    int first = series.length - means.length * size;
    for (int i = 0; i < means.length * size; i++) {
      means[i / size] += series[first + i];
    }
    for (int i = 0; i < means.length; i++) {
      means[i] /= size;
    }
    return means;
  }

  private static BatchMeans of(double[] means, int size) {
    int n = means.length;
    double mean = DoubleStream.of(means).sum() / n;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      squares += (means[i] - mean) * (means[i] - mean);
      products += i == 0 ? 0 : (means[i] - mean) * (means[i - 1] - mean);
    }
    double halfWidth = StudentT.twoSided95(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return new BatchMeans(n, size, mean, halfWidth, squares == 0 ? 0 : products / squares);
  }
}
