package io.duality.loadgen;

import io.duality.loadgen.net.Mechanism;
import java.net.InetAddress;
import java.util.List;

/**
 * By what means a process generates its load.
 *
 * @param threads event loops, 1 to 256
 * @param sources local addresses, given to the clients in turn; if empty the generator chooses (see
 *     {@link SourceAddresses})
 * @param mechanism how readiness is learnt
 * @param part which of the processes that share the load
 * @param seed of the random choices, such as the clients' starts within the first think time
 */
public record Engine(
    int threads, List<InetAddress> sources, Mechanism mechanism, Part part, long seed) {
  private static final int MOST_THREADS = 256;

  public Engine {
    Range.require("threads", threads, 1, MOST_THREADS);
    if (!mechanism.available()) {
      throw new IllegalArgumentException(
          "mechanism " + mechanism + ": does not work on this platform; use " + Mechanism.best());
    }
    sources = List.copyOf(sources);
  }
}
