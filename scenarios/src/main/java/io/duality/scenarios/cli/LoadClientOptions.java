package io.duality.scenarios.cli;

import io.duality.loadgen.Population;
import io.duality.scenarios.machine.CpuList;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who sends it. */
@Command(optionListHeading = "%nClients:%n")
final class LoadClientOptions {
  @Option(
      names = {"-c", "--connections", "--clients"},
      paramLabel = "N",
      description =
          "Clients, each with one connection: 256, 1k, 64k (k is 1024). Several, such as 1,4,16 or"
              + " 1:4:64k, are a sweep: a load for each, a line when it is over, and a table at"
              + " the end. 10 without it.")
  private CommandLines.Points clients = new CommandLines.Points(List.of(10L));

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Event loops of each generator process. 1 without it.")
  private int threads = 1;

  @Option(
      names = "--idle",
      paramLabel = "N",
      description = "Further connections on which nothing is ever sent. 0.")
  private CommandLines.@Nullable Further idle;

  @Option(
      names = "--requests-per-connection",
      paramLabel = "N",
      description = "Requests before a client closes and reconnects; 0 is unlimited. 0.")
  private @Nullable Integer requestsPerConnection;

  @Option(
      names = "--disable-keepalive",
      description = "A connection for each request: --requests-per-connection 1.")
  private boolean disableKeepalive;

  @Option(
      names = "--reader-rate",
      paramLabel = "SPEED",
      description = "At which each client takes its responses, such as 28.8kbit. Unlimited.")
  private CommandLines.@Nullable Speed readerRate;

  @Option(
      names = "--writer-rate",
      paramLabel = "SPEED",
      description = "At which each client sends its requests. Unlimited.")
  private CommandLines.@Nullable Speed writerRate;

  @Option(
      names = "--connect-rate",
      paramLabel = "N",
      description = "Connects per second before the load, in total. As fast as the server accepts.")
  private CommandLines.@Nullable PerSecond connectRate;

  @Option(
      names = "--ramp",
      paramLabel = "TIME",
      description = "Instead of a --connect-rate: so long, evenly, for all connections.")
  private @Nullable Duration ramp;

  @Option(
      names = "--source-ip",
      paramLabel = "A,B,BLOCK",
      split = ",",
      hideParamSyntax = true,
      description =
          "Addresses to connect from, in turn, or a block such as 127.0.1.0/28; several of 127/8"
              + " on loopback without it.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--load-cpuset",
      paramLabel = "CPUS",
      description =
          "CPUs that the generator is pinned to, such as 0-3,8, in a process of its own. Those of"
              + " this process.")
  private @Nullable String cpus;

  /** How many clients; several are a load each. */
  List<Long> points() {
    return clients.xs();
  }

  /** Checked. */
  Population population(long point) {
    int perConnection = Optional.ofNullable(requestsPerConnection).orElse(0);
    Checked.require(perConnection >= 0, "--requests-per-connection", "0 or more", perConnection);
    Checked.together(
        !disableKeepalive || requestsPerConnection == null,
        "--disable-keepalive: is --requests-per-connection 1; give one of them");
    long reader = readerRate == null ? 0 : readerRate.bytesPerSecond();
    long writer = writerRate == null ? 0 : writerRate.bytesPerSecond();
    int idlers = idle == null ? 0 : Math.toIntExact(idle.value());
    return Checked.made(() ->
        new Population(
            Math.toIntExact(point),
            disableKeepalive ? 1 : perConnection,
            idlers,
            reader,
            reader == 0 ? 0 : Population.SLOW_READER_BUFFER_BYTES,
            writer,
            connectsPerSecond(point + idlers)));
  }

  private double connectsPerSecond(long connections) {
    Checked.together(
        ramp == null || connectRate == null,
        "--ramp: is a --connect-rate for so long; give one of them");
    if (ramp != null) {
      Checked.require(ramp.isPositive(), "--ramp", "more than zero", Durations.format(ramp));
      return connections * 1e9 / ramp.toNanos();
    }
    return connectRate == null ? 0 : connectRate.value();
  }

  /** Event loops, at most one for each client. */
  int threads(long point) {
    Checked.require(threads >= 1 && threads <= 256, "--threads", "1 to 256", threads);
    return (int) Math.min(threads, point);
  }

  /** Checked for their shape alone. */
  List<String> sources() {
    return sources.stream().map(SourceList::of).flatMap(List::stream).distinct().toList();
  }

  /**
   * CPUs of the generator, empty for those of this process; checked.
   *
   * @param world whose CPUs these have to be
   */
  String cpus(World world) {
    if (cpus == null) {
      return "";
    }
    List<Integer> asked = listed(cpus);
    List<Integer> usable = world.limits().cpus();
    Checked.require(
        usable.containsAll(asked),
        "--load-cpuset",
        "some of the CPUs that this process may use, " + CpuList.format(usable),
        "'" + cpus + "'");
    return CpuList.format(asked);
  }

  private static List<Integer> listed(String text) {
    try {
      return CpuList.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--load-cpuset: " + e.getMessage());
    }
  }
}
