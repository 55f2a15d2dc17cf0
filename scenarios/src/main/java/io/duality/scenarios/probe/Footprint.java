package io.duality.scenarios.probe;

/**
 * What some processes hold now, summed; -1 where it is not known for one of them.
 *
 * @param rssBytes resident memory
 * @param threads threads alive
 */
public record Footprint(long rssBytes, long threads) {
  /** Of no process. */
  public static final Footprint NONE = new Footprint(0, 0);

  /** Both together. */
  public Footprint plus(Footprint other) {
    return new Footprint(Sum.of(rssBytes, other.rssBytes), Sum.of(threads, other.threads));
  }
}
