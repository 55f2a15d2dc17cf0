package io.duality.loadgen.agent;

import io.duality.loadgen.Engine;
import io.duality.loadgen.ExpectedBody;
import io.duality.loadgen.LoadConfig;
import io.duality.loadgen.LoadConfigBuilder;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.RequestBody;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Target;
import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.net.Mechanism;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The agent's arguments as a configuration, in both directions; see the package for their list. */
public final class AgentArguments {
  private static final String HEADER = "header.";
  private static final String CONNECTS = "connects-per-second";

  private AgentArguments() {}

  /**
   * Reads {@code NAME=VALUE} arguments.
   *
   * @throws IllegalArgumentException on an unknown, missing or repeated name or a bad value, with a
   *     message of one line
   */
  static LoadConfig parse(List<String> given) {
    Arguments arguments = new Arguments(given);
    LoadConfigBuilder config = LoadConfig.to(Target.parse(arguments.take("url")));
    readRequest(arguments, config);
    readPopulation(arguments, config);
    config.arrival(ArrivalArguments.read(arguments));
    arguments.optional("shape", value -> config.shape(ShapeArguments.read(value)));
    config.timeout(arguments.nanos("timeout-nanos"));
    arguments.optional(
        "deadline-nanos", value -> config.deadline(Arguments.nanos("deadline-nanos", value)));
    arguments.optional("requests", value -> config.requests(Arguments.number("requests", value)));
    arguments.optional("expect-file", value -> config.expected(file(value)));
    arguments.optional("sample", value -> config.sample(Arguments.count("sample", value)));
    readEngine(arguments, config);
    arguments.end();
    return config.build();
  }

  private static void readRequest(Arguments arguments, LoadConfigBuilder config) {
    arguments.optional("method", config::method);
    arguments.optional("body", value -> config.body(body(value)));
    arguments.optional("files", value -> config.files(FileSet.parse(value)));
    MixArguments.read(arguments).ifPresent(config::mix);
    arguments
        .names(HEADER)
        .forEach(name -> config.header(name.substring(HEADER.length()), arguments.take(name)));
  }

  private static void readPopulation(Arguments arguments, LoadConfigBuilder config) {
    config.clients(arguments.count("clients"));
    config.requestsPerConnection(arguments.count("requests-per-connection"));
    config.idle(arguments.count("idle", 0));
    config.readerBytesPerSecond(arguments.count("reader-bytes-per-second", 0));
    config.receiveBufferBytes(arguments.count("receive-buffer", 0));
    config.writerBytesPerSecond(arguments.count("writer-bytes-per-second", 0));
    arguments.optional(
        CONNECTS, value -> config.connectsPerSecond(Arguments.decimal(CONNECTS, value)));
  }

  private static void readEngine(Arguments arguments, LoadConfigBuilder config) {
    config.threads(arguments.count("threads"));
    arguments.optional("sources", value -> config.sources(addresses(value)));
    arguments.optional(
        "mechanism",
        value -> config.mechanism(Arguments.choice("mechanism", value, Mechanism.class)));
    arguments.optional("part", value -> config.part(part(value)));
    arguments.optional("seed", value -> config.seed(Arguments.number("seed", value)));
  }

  /**
   * Writes what {@link #parse} reads, but for the expected body, whose file only the caller knows:
   * he adds {@code expect-file=FILE}.
   */
  public static List<String> format(LoadConfig config) {
    List<String> arguments = new ArrayList<>();
    write(config.population(), arguments);
    arguments.addAll(ArrivalArguments.write(config.arrival()));
    if (!config.shape().equals(Shape.STEADY)) {
      arguments.add("shape=" + ShapeArguments.write(config.shape()));
    }
    arguments.add("timeout-nanos=" + config.limits().timeout().toNanos());
    unlessZero("deadline-nanos", config.limits().deadline().toNanos(), arguments);
    unlessZero("requests", config.limits().requests(), arguments);
    arguments.add("sample=" + config.expectation().sample());
    write(config.engine(), arguments);
    write(config.request(), arguments);
    return arguments;
  }

  private static void write(Request request, List<String> arguments) {
    arguments.addFirst("url=" + request.target().url());
    if (!request.method().equals("GET")) {
      arguments.add("method=" + request.method());
    }
    if (request.body().length() > 0) {
      arguments.add("body=" + Base64.getEncoder().encodeToString(request.body().bytes()));
    }
    request.files().ifPresent(files -> arguments.add("files=" + files.text()));
    request.mix().ifPresent(mix -> arguments.addAll(MixArguments.write(mix)));
    request.headers().forEach((name, value) -> arguments.add(HEADER + name + "=" + value));
  }

  private static void write(Population population, List<String> arguments) {
    arguments.add("clients=" + population.clients());
    arguments.add("requests-per-connection=" + population.requestsPerConnection());
    unlessZero("idle", population.idle(), arguments);
    unlessZero("reader-bytes-per-second", population.readerBytesPerSecond(), arguments);
    unlessZero("receive-buffer", population.receiveBufferBytes(), arguments);
    unlessZero("writer-bytes-per-second", population.writerBytesPerSecond(), arguments);
    if (population.connectsPerSecond() != 0) {
      arguments.add(CONNECTS + "=" + population.connectsPerSecond());
    }
  }

  private static void write(Engine engine, List<String> arguments) {
    arguments.add("threads=" + engine.threads());
    if (!engine.sources().isEmpty()) {
      arguments.add(
          "sources="
              + engine.sources().stream()
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.joining(",")));
    }
    if (engine.mechanism() != Mechanism.best()) {
      arguments.add("mechanism=" + Arguments.word(engine.mechanism()));
    }
    if (!engine.part().equals(Part.WHOLE)) {
      arguments.add("part=" + engine.part().index() + "/" + engine.part().count());
    }
    arguments.add("seed=" + engine.seed());
  }

  private static void unlessZero(String name, long value, List<String> arguments) {
    if (value != 0) {
      arguments.add(name + "=" + value);
    }
  }

  private static Part part(String value) {
    String[] parts = value.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("part '" + value + "': write INDEX/COUNT");
    }
    return new Part(Arguments.count("part", parts[0]), Arguments.count("part", parts[1]));
  }

  private static RequestBody body(String value) {
    try {
      return RequestBody.of(Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("body: " + e.getMessage() + "; write it in base64", e);
    }
  }

  private static List<InetAddress> addresses(String value) {
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : value.split(",", -1)) {
      try {
        addresses.add(InetAddress.ofLiteral(address));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "sources '" + address + "': has to be a list of addresses with commas", e);
      }
    }
    return addresses;
  }

  private static ExpectedBody file(String value) {
    try {
      return ExpectedBody.ofFile(Path.of(value));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "expect-file '"
              + value
              + "': cannot be read ("
              + e
              + "); name a file that this user may read",
          e);
    }
  }
}
