package io.duality.scenarios.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code serve}. */
@Command(
    name = "serve",
    customSynopsis = World.PROGRAM + " serve MODEL --root DIR [options]",
    description = "Starts one model's server alone, for any client, until Ctrl-C.",
    footerHeading = "%nExample:%n",
    footer = {
      "  " + World.PROGRAM + " serve virtual --port 8080 --root public --shards 2",
      "",
      "Beside the files below DIR it answers /cpu?micros=N, /pause?millis=N, /chat?room=R&user=U",
      "and /say?room=R&user=U&text=T."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      paramLabel = "MODEL",
      description = "A model out of '" + World.PROGRAM + " list models'.")
  private String model = "";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "Port, 8080 without it; 0 lets the kernel choose.")
  private int port = 8080;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      required = true,
      description = "Folder whose files are served.")
  private Path root = Path.of("");

  @Option(
      names = "--address",
      paramLabel = "A",
      description = "Address to listen on, 127.0.0.1 without it.")
  private String address = "127.0.0.1";

  @Option(
      names = "--shards",
      paramLabel = "S",
      description = "Processes that share the port, 1 without it.")
  private int shards = 1;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Event loops, carriers or threads of a stage in each process; one per CPU.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "A setting of the model; 'list models' shows them. May be repeated.")
  private Map<String, String> options = new LinkedHashMap<>();

  ServeCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new ServeRun(world)
        .execute(
            new ServeRun.Request(
                model, port, root, address, shards, RunOptions.maybe(parallelism), options));
  }
}
