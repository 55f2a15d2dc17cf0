package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code load}. */
@Command(
    name = "load",
    customSynopsis = World.PROGRAM + " load URL [options]",
    description = "Loads any HTTP server with clients in a closed loop, and reports.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/index.html",
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/8k -c 64k -d 30s --warmup 5s",
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/ -c 1k --think 20ms \\",
      "      --requests-per-connection 5 --format json -o result.json --hdr response.hlog",
      "",
      "Ctrl-C ends the window and reports; a second one aborts."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class LoadCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "URL", description = "http://HOST:PORT/PATH")
  private String url = "";

  @Option(
      names = {"-c", "--connections", "--clients"},
      paramLabel = "N",
      description = "Clients, each with one connection: 256, 1k, 64k (k is 1024). 10 without it.")
  private CommandLines.Count clients = new CommandLines.Count(10);

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "Measured window: 500us, 20ms, 3s, 2m, 1h; a bare number is seconds. 10s.")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Event loops of the generator. 1 without it.")
  private int threads = 1;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      description = "Load before the window; not in its figures. 0s.")
  private Duration warmup = Duration.ZERO;

  @Option(
      names = "--think",
      paramLabel = "TIME",
      description = "Pause of a client between a response and its next request. 0s.")
  private Duration think = Duration.ZERO;

  @Option(
      names = "--requests-per-connection",
      paramLabel = "N",
      description = "Requests before a client closes and reconnects; 0 is unlimited. 0.")
  private int requestsPerConnection;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Limit of a connect and of a response. 10s.")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--source-ip",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Addresses to connect from, in turn; several of 127/8 on loopback without it.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "A further request header. May be repeated.")
  private List<String> headers = new ArrayList<>();

  @Option(names = "--format", paramLabel = "text|json", description = "Of the report. text.")
  private String format = "text";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes; '-' is standard output, and the default.")
  private String output = "-";

  @Option(
      names = "--hdr",
      paramLabel = "FILE",
      description = "Writes the window's response times as an HdrHistogram log.")
  private @Nullable Path hdr;

  @Option(names = "--seed", paramLabel = "N", description = "Of the clients' starts. 1.")
  private long seed = 1;

  @Option(names = "--plain", description = "No progress on a terminal.")
  private boolean plain;

  LoadCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new LoadCommandRun(world, options()).execute();
  }

  private LoadOptions options() {
    return new LoadOptions(
        url,
        clients.value(),
        threads,
        duration,
        warmup,
        think,
        requestsPerConnection,
        timeout,
        sources,
        LoadOptions.headers(headers),
        LoadOptions.format(format),
        output.equals("-") ? RunOptions.maybe(null) : RunOptions.maybe(Path.of(output)),
        RunOptions.maybe(hdr),
        seed,
        plain);
  }
}
