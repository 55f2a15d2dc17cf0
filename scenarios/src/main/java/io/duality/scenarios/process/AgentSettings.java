package io.duality.scenarios.process;

import io.duality.loadgen.ExpectedBody;
import io.duality.loadgen.LoadConfig;
import io.duality.loadgen.LoadConfigBuilder;
import io.duality.loadgen.LoadGenerator;
import io.duality.loadgen.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What all generators of a load have in common; {@link #split} cuts it into parts.
 *
 * @param url what is requested
 * @param clients in all, at least 1
 * @param threads event loops in each generator, at least 1
 * @param think pause between a response and the client's next request
 * @param requestsPerConnection responses after which a client reconnects; 0 is unlimited
 * @param timeout limit for a connect and for a response
 * @param sources local addresses in numbers; empty leaves the choice to the generator
 * @param expect file that each response has to equal; empty accepts any
 * @param sample one of so many responses has its bytes compared; 0 is none
 * @param seed of the random choices
 * @param headers further request header fields
 */
public record AgentSettings(
    String url,
    int clients,
    int threads,
    Duration think,
    int requestsPerConnection,
    Duration timeout,
    List<String> sources,
    Optional<Path> expect,
    int sample,
    long seed,
    Map<String, String> headers) {

  public AgentSettings {
    sources = List.copyOf(sources);
    headers = Map.copyOf(headers);
    if (clients < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "clients " + clients + " and threads " + threads + " have to be at least 1");
    }
  }

  /**
   * Parts for several generators: clients spread evenly, and for each a seed and, of the source
   * addresses, some of its own where there are enough.
   *
   * @param agents how many, at least 1 and at most as many as clients
   */
  public List<AgentSettings> split(int agents) {
    if (agents < 1 || agents > clients) {
      throw new IllegalArgumentException(
          agents + " generators for " + clients + " clients: from 1 to one for each client");
    }
    return IntStream.range(0, agents).mapToObj(index -> part(index, agents)).toList();
  }

  private AgentSettings part(int index, int agents) {
    int part = clients / agents + (index < clients % agents ? 1 : 0);
    List<String> own =
        sources.size() < agents
            ? sources
            : IntStream.range(0, sources.size())
                .filter(i -> i % agents == index)
                .mapToObj(sources::get)
                .toList();
    return new AgentSettings(
        url,
        part,
        Math.min(threads, part),
        think,
        requestsPerConnection,
        timeout,
        own,
        expect,
        sample,
        seed + index,
        headers);
  }

  /** The same with other source addresses. */
  public AgentSettings withSources(List<String> other) {
    return new AgentSettings(
        url,
        clients,
        threads,
        think,
        requestsPerConnection,
        timeout,
        other,
        expect,
        sample,
        seed,
        headers);
  }

  /** As arguments of a generator's process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("url=" + url);
    arguments.add("clients=" + clients);
    arguments.add("threads=" + threads);
    arguments.add("think-nanos=" + think.toNanos());
    arguments.add("requests-per-connection=" + requestsPerConnection);
    arguments.add("timeout-nanos=" + timeout.toNanos());
    if (!sources.isEmpty()) {
      arguments.add("sources=" + String.join(",", sources));
    }
    expect.ifPresent(file -> arguments.add("expect-file=" + file));
    arguments.add("sample=" + sample);
    arguments.add("seed=" + seed);
    headers.forEach((name, value) -> arguments.add("header." + name + "=" + value));
    return arguments;
  }

  /**
   * Refuses, before any load, what a generator would refuse.
   *
   * @throws IOException if the expected file cannot be read
   * @throws IllegalArgumentException if a value is out of range, with a message for the user
   */
  public void check() throws IOException {
    LoadGenerator.check(config());
  }

  /**
   * For a generator in this process.
   *
   * @throws IOException if the expected file cannot be read
   * @throws IllegalArgumentException if a value is out of range, with a message for the user
   */
  LoadConfig config() throws IOException {
    LoadConfigBuilder builder =
        LoadConfig.to(Target.parse(url))
            .clients(clients)
            .threads(threads)
            .think(think)
            .requestsPerConnection(requestsPerConnection)
            .timeout(timeout)
            .sample(sample)
            .seed(seed);
    List<InetAddress> addresses = new ArrayList<>();
    for (String source : sources) {
      addresses.add(InetAddress.ofLiteral(source));
    }
    builder.sources(addresses);
    if (expect.isPresent()) {
      builder.expected(ExpectedBody.ofFile(expect.get()));
    }
    headers.forEach(builder::header);
    return builder.build();
  }
}
