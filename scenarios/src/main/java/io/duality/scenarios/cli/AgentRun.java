package io.duality.scenarios.cli;

import io.duality.scenarios.cluster.AgentProcess;
import io.duality.scenarios.cluster.ClusterSettings;
import io.duality.scenarios.cluster.HostRole;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.util.List;

/** Lends this machine to the runs of a cluster. */
final class AgentRun {
  private final World world;
  private final ClusterSettings settings;
  private final String name;
  private final HostRole role;
  private final List<String> sources;

  AgentRun(
      World world, ClusterSettings settings, String name, HostRole role, List<String> sources) {
    this.world = world;
    this.settings = settings;
    this.name = name;
    this.role = role;
    this.sources = List.copyOf(sources);
  }

  /**
   * What all members have to be of: the content that was built, or the commit where nothing is
   * known.
   */
  static String build(World world) {
    return world.build().isEmpty() ? SourceCommit.of(world.home(), "") : world.build();
  }

  /**
   * What the user wrote after {@code --role}; here, because picocli loads whatever a command names.
   */
  static HostRole role(String role) {
    for (HostRole known : HostRole.values()) {
      if (known.key().equals(role)) {
        return known;
      }
    }
    Checked.require(false, "--role", "server, generator or any", "'" + role + "'");
    return HostRole.ANY;
  }

  int execute() {
    HostLimits limits = world.limits();
    AgentProcess.Identity identity =
        new AgentProcess.Identity(
            settings,
            name,
            role,
            sources,
            build(world),
            limits,
            world.environment(limits, ChildJvm.FLAGS, "", "", world.clock().instant()));
    return Guarded.run((children, stop) -> {
      try {
        AgentProcess.run(
            identity,
            children.jvm(),
            world.clock(),
            stop,
            port ->
                world
                    .out()
                    .println(
                        "agent '"
                            + name
                            + "' ("
                            + role.key()
                            + ") of cluster '"
                            + settings.cluster()
                            + "' at "
                            + settings.address().getHostAddress()
                            + ":"
                            + port
                            + "; Ctrl-C ends it"),
            world::complain);
        return ExitCode.INTERRUPTED;
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw new CommandFailedException(String.valueOf(e.getMessage()));
      }
    });
  }
}
