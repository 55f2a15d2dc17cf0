package io.duality.loadgen;

/**
 * How evenly completions fell on the clients of a window. The sums of several generators add up.
 *
 * @param clients all clients
 * @param starved clients with no completion
 * @param neverServed clients with no completion since the load began either
 * @param sum of completions over the clients
 * @param sumSquares of the squares of each client's completions
 * @param longestWaitNanos the longest that a client waited for one request, from its intended start
 *     to its end or, if it was still waiting, to the window's end
 */
public record Fairness(
    long clients,
    long starved,
    long neverServed,
    long sum,
    double sumSquares,
    long longestWaitNanos) {

  /**
   * Jain's index (Jain, Chiu, Hawe, DEC-TR-301, 1984): sum squared / (clients * sum of squares), 1
   * if all clients got the same, 1/clients if one got all; 1 if nobody got anything.
   */
  public double jain() {
    return sumSquares == 0 ? 1 : (double) sum * sum / (clients * sumSquares);
  }

  Fairness plus(Fairness other) {
    return new Fairness(
        clients + other.clients,
        starved + other.starved,
        neverServed + other.neverServed,
        sum + other.sum,
        sumSquares + other.sumSquares,
        Math.max(longestWaitNanos, other.longestWaitNanos));
  }
}
