package io.duality.scenarios.gate;

/**
 * The trial that comes next.
 *
 * @param pair that it is of
 * @param attempt at this pair, from 0
 * @param place in the pair, 0 or 1
 */
public record Turn(Pair pair, int attempt, int place) {
  /** What is started. */
  public SideName side() {
    return pair.side(place);
  }
}
