package io.duality.scenarios.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cluster and a place in it, as a user writes them.
 *
 * @param cluster its name
 * @param bind address of all sockets of this member, perhaps with {@code :PORT}
 * @param members addresses or names of hosts, each perhaps with {@code :PORT}, or {@code dns:NAME}
 *     of a name that stands for all of them
 * @param keyFile what all members know; needed unless all is on loopback
 */
public record ClusterSettings(
    String cluster, String bind, List<String> members, Optional<Path> keyFile) {
  private static final String DNS = "dns:";

  /** JGroups' own. */
  public static final int PORT = 7800;

  public ClusterSettings {
    members = List.copyOf(members);
  }

  /** The address of all sockets. */
  public InetAddress address() {
    return at(bind, 0).getAddress();
  }

  /**
   * For a member that others find.
   *
   * @param name of it, for messages
   * @throws IOException if the key cannot be read; one line for the user
   * @throws IllegalArgumentException if an address is none, or a key is needed; the same
   */
  MemberSettings agent(String name) throws IOException {
    return member(name, PORT);
  }

  /**
   * The same for one that finds the others, at whatever port is free; by DNS, which tells no port,
   * all are at the same.
   */
  MemberSettings controller(String name) throws IOException {
    boolean byName = members.stream().anyMatch(member -> member.startsWith(DNS));
    return member(name, byName ? PORT : 0);
  }

  private MemberSettings member(String name, int defaultPort) throws IOException {
    Optional<SharedKey> key =
        keyFile.isPresent() ? Optional.of(SharedKey.read(keyFile.get())) : Optional.empty();
    return new MemberSettings(
        cluster,
        name,
        at(bind, defaultPort),
        members.stream()
            .filter(member -> !member.startsWith(DNS))
            .map(member -> at(member, PORT))
            .toList(),
        members.stream()
            .filter(member -> member.startsWith(DNS))
            .map(member -> member.substring(DNS.length()))
            .toList(),
        key);
  }

  /** IPv6 addresses with a port stand in brackets. */
  private static InetSocketAddress at(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    boolean port = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
    String host = (port ? text.substring(0, colon) : text).replaceAll("^\\[|]$", "");
    if (host.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' is no address");
    }
    InetSocketAddress address =
        new InetSocketAddress(host, port ? port(text.substring(colon + 1)) : defaultPort);
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("'" + host + "' is no host that is known; check its name");
    }
    return address;
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("'" + text + "' is no port: 0 to 65535");
    }
    return Integer.parseInt(text);
  }
}
