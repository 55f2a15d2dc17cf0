package io.duality.scenarios.run;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.FarHost;
import java.util.List;
import java.util.Optional;

/**
 * A host as a trial uses it.
 *
 * @param name for messages and records; empty where this machine is all there is
 * @param far starts its children; empty for this machine
 * @param address that its servers listen on, in numbers
 * @param sources addresses that its generators connect from; empty leaves the choice to the plan
 *     here, and to the kernel there
 * @param probe what its kernel says
 * @param limits in force there
 * @param own process ids of what runs there for the run beside children
 */
public record Site(
    String name,
    Optional<FarHost> far,
    String address,
    List<String> sources,
    Probe probe,
    HostLimits limits,
    List<Long> own) {
  /** A second machine is another experiment, which is asked for. */
  static final String LOOPBACK = "127.0.0.1";

  public Site {
    sources = List.copyOf(sources);
    own = List.copyOf(own);
  }

  /** This machine. */
  static Site here(Probe probe, HostLimits limits) {
    return new Site(
        "",
        Optional.empty(),
        LOOPBACK,
        List.of(),
        probe,
        limits,
        List.of(ProcessHandle.current().pid()));
  }

  /** These children, on this host. */
  Children children(Children of) {
    return far.map(of::on).orElse(of);
  }

  /** How many generators with so many connections each it holds; here the plan has seen to it. */
  long holds(long connectionsEach) {
    return far.isEmpty()
        ? Long.MAX_VALUE
        : new Fleet.GeneratorHost(name, limits, Math.max(1, sources.size())).holds(connectionsEach);
  }

  /** How many CPUs it has. */
  int cpus() {
    return limits.cpus().size();
  }
}
