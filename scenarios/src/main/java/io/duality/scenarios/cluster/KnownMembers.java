package io.duality.scenarios.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCPPING;

/**
 * Finds members at addresses that are known. A member that is not listed itself may be at any free
 * port, because those that are listed hear of it when it joins; JGroups refuses that to its own
 * class, by which members could not be found that all choose their ports.
 */
final class KnownMembers extends TCPPING {

  /** Finds those at these addresses. */
  KnownMembers(List<InetSocketAddress> members) {
    // On the wire it is what it extends.
    setId(ClassConfigurator.getProtocolId(TCPPING.class));
    setInitialHosts(members);
    setPortRange(0);
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
