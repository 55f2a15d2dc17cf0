package io.duality.loadgen.agent;

import io.duality.loadgen.ExpectedBody;
import io.duality.loadgen.LoadConfig;
import io.duality.loadgen.LoadConfigBuilder;
import io.duality.loadgen.Target;
import io.duality.loadgen.net.Mechanism;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent's arguments as a configuration; see the package for their list. */
final class AgentArguments {
  private static final String HEADER = "header.";

  private final Map<String, String> values = new HashMap<>();

  private AgentArguments() {}

  /**
   * Reads {@code NAME=VALUE} arguments.
   *
   * @throws IllegalArgumentException on an unknown, missing or repeated name or a bad value, with a
   *     message of one line
   */
  static LoadConfig parse(List<String> arguments) {
    AgentArguments parsed = new AgentArguments();
    arguments.forEach(parsed::put);
    return parsed.config();
  }

  private void put(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("argument '" + argument + "': write NAME=VALUE");
    }
    String name = argument.substring(0, equals);
    if (values.put(name, argument.substring(equals + 1)) != null) {
      throw new IllegalArgumentException("argument " + name + ": given twice");
    }
  }

  private LoadConfig config() {
    LoadConfigBuilder config = LoadConfig.to(Target.parse(take("url")));
    config.clients(number("clients", take("clients"), Integer.MAX_VALUE));
    config.threads(number("threads", take("threads"), Integer.MAX_VALUE));
    config.think(nanos("think-nanos"));
    config.requestsPerConnection(
        number("requests-per-connection", take("requests-per-connection"), Integer.MAX_VALUE));
    config.timeout(nanos("timeout-nanos"));
    optional("sources", value -> config.sources(addresses(value)));
    optional("expect-file", value -> config.expected(file(value)));
    optional("sample", value -> config.sample(number("sample", value, Integer.MAX_VALUE)));
    optional("mechanism", value -> config.mechanism(mechanism(value)));
    optional("seed", value -> config.seed(number("seed", value)));
    takeHeaders(config);
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(
          "argument " + values.keySet().iterator().next() + ": not known; see the package's list");
    }
    return config.build();
  }

  private String take(String name) {
    String value = values.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("argument " + name + ": missing; give " + name + "=VALUE");
    }
    return value;
  }

  private void optional(String name, Consumer<String> use) {
    @Nullable String value = values.remove(name);
    if (value != null) {
      use.accept(value);
    }
  }

  private void takeHeaders(LoadConfigBuilder config) {
    List<String> names = values.keySet().stream().filter(n -> n.startsWith(HEADER)).toList();
    names.forEach(name -> config.header(name.substring(HEADER.length()), take(name)));
  }

  private Duration nanos(String name) {
    return Duration.ofNanos(number(name, take(name)));
  }

  private static int number(String name, String value, int most) {
    long number = number(name, value);
    if (number < 0 || number > most) {
      throw new IllegalArgumentException(name + " " + value + ": has to be from 0 to " + most);
    }
    return (int) number;
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " '" + value + "': has to be a whole number", e);
    }
  }

  private static Mechanism mechanism(String value) {
    return switch (value) {
      case "epoll" -> Mechanism.EPOLL;
      case "nio" -> Mechanism.NIO;
      default ->
          throw new IllegalArgumentException("mechanism '" + value + "': has to be epoll or nio");
    };
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
          "expect-file '" + value + "': cannot be read (" + e + ")", e);
    }
  }
}
