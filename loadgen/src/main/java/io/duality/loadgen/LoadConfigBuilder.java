package io.duality.loadgen;

import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.net.Mechanism;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects a {@link LoadConfig}; its methods are named after the components of its parts. */
public final class LoadConfigBuilder {
  private static final int DEFAULT_SAMPLE = 100;

  private final Target target;
  private String method = "GET";
  private final Map<String, String> headers = new LinkedHashMap<>();
  private RequestBody body = RequestBody.NONE;
  private Optional<FileSet> files = Optional.empty();
  private Optional<Mix> mix = Optional.empty();
  private int clients = 1;
  private int requestsPerConnection;
  private int idle;
  private long readerBytesPerSecond;
  private int receiveBufferBytes;
  private long writerBytesPerSecond;
  private double connectsPerSecond;
  private Arrival arrival = Arrival.closed(Think.NONE);
  private Shape shape = Shape.STEADY;
  private Duration timeout = Duration.ofSeconds(10);
  private Duration deadline = Duration.ZERO;
  private long requests;
  private Optional<ExpectedBody> expected = Optional.empty();
  private int sample = DEFAULT_SAMPLE;
  private int threads = 1;
  private List<InetAddress> sources = List.of();
  private Mechanism mechanism = Mechanism.best();
  private Part part = Part.WHOLE;
  private long seed = 1;

  LoadConfigBuilder(Target target) {
    this.target = target;
  }

  public LoadConfigBuilder method(String method) {
    this.method = method;
    return this;
  }

  public LoadConfigBuilder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public LoadConfigBuilder body(RequestBody body) {
    this.body = body;
    return this;
  }

  public LoadConfigBuilder files(FileSet files) {
    this.files = Optional.of(files);
    return this;
  }

  public LoadConfigBuilder mix(Mix mix) {
    this.mix = Optional.of(mix);
    return this;
  }

  public LoadConfigBuilder clients(int clients) {
    this.clients = clients;
    return this;
  }

  public LoadConfigBuilder requestsPerConnection(int requestsPerConnection) {
    this.requestsPerConnection = requestsPerConnection;
    return this;
  }

  public LoadConfigBuilder idle(int idle) {
    this.idle = idle;
    return this;
  }

  public LoadConfigBuilder readerBytesPerSecond(long readerBytesPerSecond) {
    this.readerBytesPerSecond = readerBytesPerSecond;
    return this;
  }

  public LoadConfigBuilder receiveBufferBytes(int receiveBufferBytes) {
    this.receiveBufferBytes = receiveBufferBytes;
    return this;
  }

  public LoadConfigBuilder writerBytesPerSecond(long writerBytesPerSecond) {
    this.writerBytesPerSecond = writerBytesPerSecond;
    return this;
  }

  public LoadConfigBuilder connectsPerSecond(double connectsPerSecond) {
    this.connectsPerSecond = connectsPerSecond;
    return this;
  }

  public LoadConfigBuilder arrival(Arrival arrival) {
    this.arrival = arrival;
    return this;
  }

  /** A closed loop of single requests with a fixed think time. */
  public LoadConfigBuilder think(Duration think) {
    return arrival(Arrival.closed(Think.fixed(think)));
  }

  public LoadConfigBuilder shape(Shape shape) {
    this.shape = shape;
    return this;
  }

  public LoadConfigBuilder timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  public LoadConfigBuilder deadline(Duration deadline) {
    this.deadline = deadline;
    return this;
  }

  public LoadConfigBuilder requests(long requests) {
    this.requests = requests;
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

  public LoadConfigBuilder threads(int threads) {
    this.threads = threads;
    return this;
  }

  public LoadConfigBuilder sources(List<InetAddress> sources) {
    this.sources = List.copyOf(sources);
    return this;
  }

  public LoadConfigBuilder mechanism(Mechanism mechanism) {
    this.mechanism = mechanism;
    return this;
  }

  public LoadConfigBuilder part(Part part) {
    this.part = part;
    return this;
  }

  public LoadConfigBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * The configuration.
   *
   * @throws IllegalArgumentException if a value is out of its range, with a message for the user
   */
  public LoadConfig build() {
    return new LoadConfig(
        new Request(target, method, headers, body, files, mix),
        new Population(
            clients,
            requestsPerConnection,
            idle,
            readerBytesPerSecond,
            receiveBufferBytes,
            writerBytesPerSecond,
            connectsPerSecond),
        arrival,
        shape,
        new Limits(timeout, deadline, requests),
        new Expectation(expected, sample),
        new Engine(threads, sources, mechanism, part, seed));
  }
}
