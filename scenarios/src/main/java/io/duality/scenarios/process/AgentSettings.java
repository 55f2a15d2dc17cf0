package io.duality.scenarios.process;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Engine;
import io.duality.loadgen.Expectation;
import io.duality.loadgen.ExpectedBody;
import io.duality.loadgen.Limits;
import io.duality.loadgen.LoadConfig;
import io.duality.loadgen.LoadGenerator;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Shape;
import io.duality.loadgen.agent.AgentArguments;
import io.duality.loadgen.net.Mechanism;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What all generators of a load have in common; {@link #split} cuts it into parts. Rates, and the
 * bases of shapes, are those of the whole load, of which each generator knows its {@link Part}.
 *
 * @param request what the clients send
 * @param population the clients
 * @param arrival when their requests are due
 * @param shape how many clients, or what rate, over time
 * @param limits how long they wait
 * @param expect file that each response has to equal; empty accepts any
 * @param sample one of so many responses has its bytes compared; 0 is none
 * @param threads event loops in each generator, at least 1
 * @param sources local addresses in numbers; empty leaves the choice to the generator
 * @param part of several generators that share the load
 * @param seed of the random choices
 */
public record AgentSettings(
    Request request,
    Population population,
    Arrival arrival,
    Shape shape,
    Limits limits,
    Optional<Path> expect,
    int sample,
    int threads,
    List<String> sources,
    Part part,
    long seed) {

  public AgentSettings {
    sources = List.copyOf(sources);
  }

  /** How many clients send requests. */
  public int clients() {
    return population.clients();
  }

  /**
   * Parts for several generators: clients spread evenly, and for each a seed and, of the source
   * addresses, some of its own where there are enough.
   *
   * @param agents how many, at least 1 and at most as many as clients
   */
  public List<AgentSettings> split(int agents) {
    if (agents < 1 || agents > arrival.parts(clients())) {
      throw new IllegalArgumentException(
          agents + " generators for " + clients() + " clients: from 1 to one for each client");
    }
    return IntStream.range(0, agents).mapToObj(index -> part(new Part(index, agents))).toList();
  }

  private AgentSettings part(Part one) {
    Population share = arrival.share(population, one);
    List<String> own =
        sources.size() < one.count()
            ? sources
            : IntStream.range(0, sources.size())
                .filter(i -> i % one.count() == one.index())
                .mapToObj(sources::get)
                .toList();
    return new AgentSettings(
        request,
        share,
        arrival,
        shape,
        limits,
        expect,
        sample,
        Math.min(threads, arrival.parts(share.clients())),
        own,
        one,
        seed + one.index());
  }

  /** The same with other source addresses. */
  public AgentSettings withSources(List<String> other) {
    return new AgentSettings(
        request, population, arrival, shape, limits, expect, sample, threads, other, part, seed);
  }

  /** As arguments of a generator's process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(AgentArguments.format(config(Optional.empty())));
    expect.ifPresent(file -> arguments.add("expect-file=" + file));
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
    return config(
        expect.isPresent() ? Optional.of(ExpectedBody.ofFile(expect.get())) : Optional.empty());
  }

  private LoadConfig config(Optional<ExpectedBody> body) {
    List<InetAddress> addresses = sources.stream().map(InetAddress::ofLiteral).toList();
    return new LoadConfig(
        request,
        population,
        arrival,
        shape,
        limits,
        new Expectation(body, sample),
        new Engine(threads, addresses, Mechanism.best(), part, seed));
  }
}
