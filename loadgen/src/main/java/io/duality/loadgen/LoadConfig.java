package io.duality.loadgen;

import io.duality.loadgen.net.Mechanism;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one generator process does: clients in a closed loop, each with one connection and at most
 * one request under way. Made with {@link #to}.
 *
 * @param target what is requested
 * @param clients simulated clients, 1 to 1,048,576
 * @param threads event loops, 1 to 256 and at most one per client
 * @param think pause between a response and the client's next request, 0 to 1 hour
 * @param requestsPerConnection responses after which a client closes and reconnects; 0 is unlimited
 * @param timeout limit for a connect and for a response, 1 ms to 1 hour
 * @param sources local addresses, given to the clients in turn; if empty the generator chooses (see
 *     {@link SourceAddresses})
 * @param expected the body that each 200 response has to have; each length is compared
 * @param sample one of so many responses has its bytes compared too; 1 is every, 0 is none
 * @param headers further request header fields
 * @param seed of the random choices, which are the clients' starts within the first think time
 * @param mechanism how readiness is learnt
 */
public record LoadConfig(
    Target target,
    int clients,
    int threads,
    Duration think,
    int requestsPerConnection,
    Duration timeout,
    List<InetAddress> sources,
    Optional<ExpectedBody> expected,
    int sample,
    Map<String, String> headers,
    long seed,
    Mechanism mechanism) {

  /** So many descriptors a Linux process can be allowed by default ({@code fs.nr_open}). */
  private static final int MAX_CLIENTS = 1 << 20;

  private static final int MAX_THREADS = 256;
  private static final Duration MAX_DURATION = Duration.ofHours(1);

  public LoadConfig {
    within("clients", clients, 1, MAX_CLIENTS);
    within("threads", threads, 1, Math.min(MAX_THREADS, clients));
    within("requests-per-connection", requestsPerConnection, 0, Integer.MAX_VALUE);
    within("sample", sample, 0, Integer.MAX_VALUE);
    within("think", think, Duration.ZERO);
    within("timeout", timeout, Duration.ofMillis(1));
    if (!mechanism.available()) {
      throw new IllegalArgumentException(
          "mechanism " + mechanism + ": does not work on this platform; use " + Mechanism.best());
    }
    sources = List.copyOf(sources);
    headers = Map.copyOf(headers);
    RequestBytes.check(headers);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + ": has to be from " + least + " to " + most);
    }
  }

  private static void within(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(
          name
              + " "
              + value.toNanos()
              + " ns: has to be from "
              + least.toNanos()
              + " to "
              + MAX_DURATION.toNanos()
              + " ns");
    }
  }

  /** Begins a configuration: one client in one thread, no think time, 10 s timeout. */
  public static LoadConfigBuilder to(Target target) {
    return new LoadConfigBuilder(target);
  }
}
