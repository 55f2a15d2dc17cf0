package io.duality.results;

/**
 * Completions per client, as the three numbers that Jain's index needs; sums of several generators
 * merge exactly.
 *
 * @param clients clients counted, those with no completion too
 * @param sum completions of all clients
 * @param sumSquares sum of each client's completions squared
 */
public record Fairness(long clients, long sum, double sumSquares) {
  /** No clients. */
  public static final Fairness NONE = new Fairness(0, 0, 0);

  public Fairness {
    Checks.atLeast(0, "clients", clients);
    Checks.atLeast(0, "sum", sum);
    Checks.atLeast(0, "sumSquares", sumSquares);
  }

  /** The clients of both. */
  public Fairness plus(Fairness other) {
    return new Fairness(clients + other.clients, sum + other.sum, sumSquares + other.sumSquares);
  }

  /**
   * Jain's fairness index, sum^2 / (clients * sumSquares): 1 when all clients completed the same
   * number, k/N when k of N shared everything evenly; 0 when nobody completed anything (Jain, Chiu,
   * Hawe 1984).
   */
  public double jain() {
    if (sum == 0) {
      return 0;
    }
    return Math.min(1, (double) sum * sum / (clients * sumSquares));
  }
}
