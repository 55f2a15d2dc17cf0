package io.duality.scenarios.probe;

/**
 * Counters of the kernel's TCP since boot, of this whole network namespace; -1 where not known.
 *
 * @param listenOverflows connections that an accept queue was too full for
 * @param listenDrops connections dropped in the state LISTEN for any reason
 * @param synRetransmits SYNs and SYN-ACKs sent again
 */
public record TcpCounters(long listenOverflows, long listenDrops, long synRetransmits) {

  /** The increase since an earlier moment. */
  public TcpCounters since(TcpCounters earlier) {
    return new TcpCounters(
        increase(earlier.listenOverflows, listenOverflows),
        increase(earlier.listenDrops, listenDrops),
        increase(earlier.synRetransmits, synRetransmits));
  }

  private static long increase(long before, long now) {
    return before < 0 || now < 0 ? -1 : Math.max(0, now - before);
  }
}
