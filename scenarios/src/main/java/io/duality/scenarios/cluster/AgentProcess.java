package io.duality.scenarios.cluster;

import io.duality.results.Environment;
import io.duality.results.TrialRecord;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.LocalHost;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.process.WorkPace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Puts an agent together, and runs it. */
public final class AgentProcess {
  private AgentProcess() {}

  /**
   * What an agent is.
   *
   * @param settings its cluster
   * @param name of it, unique in the cluster
   * @param role what it is used for
   * @param sources addresses of generators' connections, in numbers; empty is the bound one
   * @param build an id of the content of all that it was built from
   * @param limits in force on its machine
   * @param environment of its machine
   */
  public record Identity(
      ClusterSettings settings,
      String name,
      HostRole role,
      List<String> sources,
      String build,
      HostLimits limits,
      Environment environment) {
    public Identity {
      sources = List.copyOf(sources);
    }

    private HostFacts facts(boolean pins, double workNanos) {
      String address = settings.address().getHostAddress();
      return new HostFacts(
          TrialRecord.SCHEMA,
          name,
          role,
          build,
          address,
          sources.isEmpty() ? List.of(address) : sources,
          ProcessHandle.current().pid(),
          pins,
          workNanos,
          limits,
          environment);
    }
  }

  /**
   * Serves until it is told to stop; children end with the thread that calls it.
   *
   * @param jvm how children are started
   * @param started told the port at which others find it
   * @param notes receives one line for each thing that a person should know
   * @throws IOException if the cluster cannot be joined, or there is no room for a folder
   * @throws IllegalArgumentException if the settings are none, with a message for the user
   */
  public static void run(
      Identity identity,
      ChildJvm jvm,
      InstantSource clock,
      StopSignal stop,
      Consumer<Integer> started,
      Consumer<String> notes)
      throws IOException {
    MemberSettings member = identity.settings().agent(identity.name());
    InetAddress address = identity.settings().address();
    Path folder = Files.createTempDirectory("duality-agent-").toRealPath();
    try (Desk desk = new Desk(folder, new ProcProbe(Path.of("/proc"), address))) {
      new AgentNode(
              member,
              identity.facts(jvm.pins(), WorkPace.nanosPerBlock(jvm)),
              new LocalHost(jvm),
              new LaunchRules(folder),
              desk,
              notes)
          .run(clock, stop, started);
    }
  }
}
