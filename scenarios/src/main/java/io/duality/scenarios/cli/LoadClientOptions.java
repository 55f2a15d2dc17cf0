package io.duality.scenarios.cli;

import io.duality.loadgen.Population;
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
      description = "Clients, each with one connection: 256, 1k, 64k (k is 1024). 10 without it.")
  private CommandLines.Count clients = new CommandLines.Count(10);

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
      names = "--source-ip",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Addresses to connect from, in turn; several of 127/8 on loopback without it.")
  private List<String> sources = new ArrayList<>();

  /** Checked. */
  Population population() {
    int perConnection = Optional.ofNullable(requestsPerConnection).orElse(0);
    Checked.require(perConnection >= 0, "--requests-per-connection", "0 or more", perConnection);
    Checked.together(
        !disableKeepalive || requestsPerConnection == null,
        "--disable-keepalive: is --requests-per-connection 1; give one of them");
    long reader = readerRate == null ? 0 : readerRate.bytesPerSecond();
    long writer = writerRate == null ? 0 : writerRate.bytesPerSecond();
    return Checked.made(() ->
        new Population(
            Math.toIntExact(clients.value()),
            disableKeepalive ? 1 : perConnection,
            idle == null ? 0 : Math.toIntExact(idle.value()),
            reader,
            reader == 0 ? 0 : Population.SLOW_READER_BUFFER_BYTES,
            writer,
            connectRate == null ? 0 : connectRate.value()));
  }

  /** Event loops, at most one for each client. */
  int threads() {
    Checked.require(threads >= 1 && threads <= 256, "--threads", "1 to 256", threads);
    return (int) Math.min(threads, clients.value());
  }

  /** Checked for their shape alone. */
  List<String> sources() {
    for (String source : sources) {
      Checked.require(
          source.matches("[0-9.]{7,15}|[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*"),
          "--source-ip",
          "addresses in numbers such as 127.0.0.2",
          "'" + source + "'");
    }
    return List.copyOf(sources);
  }
}
