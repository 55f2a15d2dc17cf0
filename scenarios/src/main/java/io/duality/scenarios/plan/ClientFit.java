package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * How clients alone fit on this machine, for a server that somebody else has started.
 *
 * @param agents generator processes; 1 is this process itself
 * @param impossible what rules it out; empty if nothing does
 */
public record ClientFit(int agents, List<Reason> impossible) {
  public ClientFit {
    impossible = List.copyOf(impossible);
  }

  /**
   * The fewest processes for so many clients.
   *
   * @param sources addresses that they may connect from; 0 if they are chosen freely out of 127/8
   */
  public static ClientFit of(long clients, int sources, HostLimits host) {
    Shape shape = Split.network(clients, 0, host);
    List<Reason> reasons = new ArrayList<>();
    String what = "a load of " + Counted.plain(clients, "connections");
    for (Demand demand : Demands.ofClients(shape, sources, host)) {
      if (!demand.met()) {
        reasons.add(demand.reason(what));
      }
    }
    return new ClientFit(shape.agents(), reasons);
  }
}
