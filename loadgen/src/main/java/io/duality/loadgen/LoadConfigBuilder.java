package io.duality.loadgen;

import io.duality.loadgen.net.Mechanism;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects a {@link LoadConfig}, whose components its methods are named after. */
public final class LoadConfigBuilder {
  private static final int DEFAULT_SAMPLE = 100;

  private final Target target;
  private int clients = 1;
  private int threads = 1;
  private Duration think = Duration.ZERO;
  private int requestsPerConnection;
  private Duration timeout = Duration.ofSeconds(10);
  private List<InetAddress> sources = List.of();
  private Optional<ExpectedBody> expected = Optional.empty();
  private int sample = DEFAULT_SAMPLE;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private long seed = 1;
  private Mechanism mechanism = Mechanism.best();

  LoadConfigBuilder(Target target) {
    this.target = target;
  }

  public LoadConfigBuilder clients(int clients) {
    this.clients = clients;
    return this;
  }

  public LoadConfigBuilder threads(int threads) {
    this.threads = threads;
    return this;
  }

  public LoadConfigBuilder think(Duration think) {
    this.think = think;
    return this;
  }

  public LoadConfigBuilder requestsPerConnection(int requestsPerConnection) {
    this.requestsPerConnection = requestsPerConnection;
    return this;
  }

  public LoadConfigBuilder timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  public LoadConfigBuilder sources(List<InetAddress> sources) {
    this.sources = List.copyOf(sources);
    return this;
  }

  public LoadConfigBuilder expected(ExpectedBody expected) {
    this.expected = Optional.of(expected);
    return this;
  }

  public LoadConfigBuilder sample(int sample) {
    this.sample = sample;
    return this;
  }

  public LoadConfigBuilder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public LoadConfigBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  public LoadConfigBuilder mechanism(Mechanism mechanism) {
    this.mechanism = mechanism;
    return this;
  }

  /**
   * The configuration.
   *
   * @throws IllegalArgumentException if a value is out of its range, with a message for the user
   */
  public LoadConfig build() {
    return new LoadConfig(
        target,
        clients,
        threads,
        think,
        requestsPerConnection,
        timeout,
        sources,
        expected,
        sample,
        headers,
        seed,
        mechanism);
  }
}
