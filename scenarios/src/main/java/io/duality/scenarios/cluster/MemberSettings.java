package io.duality.scenarios.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who joins which cluster, and from where.
 *
 * @param cluster its name
 * @param name of this member, for messages
 * @param bind the address of all its sockets, and the port of the first; 0 lets the system choose
 * @param members where others are looked for; addresses of hosts that are known
 * @param dns names that stand for all members, as a headless service of Kubernetes does; each is
 *     looked up again and again
 * @param key of all members; it may be left out where nothing leaves this machine
 */
record MemberSettings(
    String cluster,
    String name,
    InetSocketAddress bind,
    List<InetSocketAddress> members,
    List<String> dns,
    Optional<SharedKey> key) {

  MemberSettings {
    members = List.copyOf(members);
    dns = List.copyOf(dns);
    if (cluster.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("a cluster and its members have names");
    }
    if (!dns.isEmpty() && key.isEmpty()) {
      throw new IllegalArgumentException(
          "members out of DNS are on other machines, and an agent starts processes for whoever can"
              + " speak to it; give all members one --key-file");
    }
    for (InetSocketAddress address : all(bind, members)) {
      check(address, key.isPresent());
    }
  }

  /** That of all members; where none is needed, one that everybody knows. */
  SharedKey sharedKey() {
    return key.orElseGet(() -> SharedKey.of(new byte[SharedKey.LEAST_BYTES]));
  }

  private static List<InetSocketAddress> all(
      InetSocketAddress bind, List<InetSocketAddress> members) {
    return Stream.concat(Stream.of(bind), members.stream()).toList();
  }

  private static void check(InetSocketAddress address, boolean keyed) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "'" + address.getHostString() + "' is no host that is known; check its name");
    }
    if (address.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          address.getHostString() + " is every address; name one that the others can reach");
    }
    if (!keyed && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          address.getHostString()
              + " is not on this machine, and an agent starts processes for whoever can speak to"
              + " it; give all members one --key-file");
    }
  }
}
