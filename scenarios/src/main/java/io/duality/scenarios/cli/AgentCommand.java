package io.duality.scenarios.cli;

import io.duality.scenarios.cluster.ClusterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code agent}. */
@Command(
    name = "agent",
    customSynopsis =
        World.PROGRAM + " agent --cluster NAME --bind ADDRESS --members HOST,HOST [options]",
    description = {
      "Lends this machine to a run that another one controls: starts and stops its servers or"
          + " generators here, until Ctrl-C."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  head -c 32 /dev/urandom > key; chmod 600 key",
      "  " + World.PROGRAM + " agent --cluster lab --role server --key-file key --bind 10.0.0.1 \\",
      "      --members 10.0.0.1,10.0.0.2",
      "",
      "Only children of this program are started, on files below a folder of the agent's own,"
          + " which",
      "is deleted. Without a word of its controller for 4 s an agent ends all of them.",
      "Exit codes: 130 or 143 stopped; 1 the cluster cannot be joined; 2 bad arguments."
    },
    descriptionHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class AgentCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--cluster",
      required = true,
      paramLabel = "NAME",
      description = "The cluster, which has the same name everywhere.")
  private String cluster = "";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Of this machine, for all sockets, perhaps with :PORT; servers listen there. 127.0.0.1,"
              + " port 7800.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--members",
      required = true,
      paramLabel = "HOST,HOST",
      split = ",",
      hideParamSyntax = true,
      description = "Machines of the cluster, each perhaps with :PORT; one that is up is enough.")
  private List<String> members = new ArrayList<>();

  @Option(
      names = "--role",
      paramLabel = "server|generator|any",
      description = "What this machine is for. any.")
  private String role = "any";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of this machine in records and messages; its address without it.")
  private @Nullable String name;

  @Option(
      names = "--sources",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description =
          "Addresses of this machine that generators connect from: each has its own source ports."
              + " --bind's without it.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "The key that all members share; needed unless all are on this machine.")
  private @Nullable Path keyFile;

  AgentCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new AgentRun(
            world,
            new ClusterSettings(
                cluster, bind, members, RunOptions.maybe(keyFile).map(world::resolve)),
            name == null ? bind : name,
            AgentRun.role(role),
            sources)
        .execute();
  }
}
