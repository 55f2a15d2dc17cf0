package io.duality.scenarios.cli;

import io.duality.scenarios.cluster.ClusterSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a run on several machines. */
final class ClusterOptions {
  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "Makes the run on the machines of this cluster, whose agents wait for it.")
  private @Nullable String cluster;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Of this machine, at which the agents reach it; with --cluster. 127.0.0.1.")
  private @Nullable String bind;

  @Option(
      names = "--members",
      paramLabel = "HOST,HOST",
      split = ",",
      hideParamSyntax = true,
      description = "Machines with agents, each perhaps with :PORT; with --cluster. Port 7800.")
  private List<String> members = new ArrayList<>();

  @Option(
      names = "--agents",
      paramLabel = "N",
      description = "Agents to wait for, the servers' one included; with --cluster. 2.")
  private @Nullable Integer agents;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "The key that all members share; needed unless all are on this machine.")
  private @Nullable Path keyFile;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "The longest to wait for the agents. 2m.")
  private @Nullable Duration wait;

  @Option(
      names = "--mixed",
      description = "Takes agents of another build or JDK, too, and says so.")
  private boolean mixed;

  /** Empty where all is on this machine. */
  Optional<ClusterChoice> choice(World world) {
    if (cluster == null) {
      Checked.together(
          bind == null
              && members.isEmpty()
              && agents == null
              && keyFile == null
              && wait == null
              && !mixed,
          "--bind, --members, --agents, --key-file, --wait and --mixed are for runs on a"
              + " --cluster");
      return Optional.empty();
    }
    int count = agents == null ? 2 : agents;
    Checked.require(count >= 2 && count <= 1000, "--agents", "2 to 1000", count);
    Checked.together(
        !members.isEmpty(), "--cluster: say by --members on which machines its agents are");
    return Optional.of(
        new ClusterChoice(
            new ClusterSettings(
                cluster,
                bind == null ? "127.0.0.1" : bind,
                members,
                RunOptions.maybe(keyFile).map(world::resolve)),
            count,
            wait == null ? Duration.ofMinutes(2) : wait,
            mixed));
  }
}
