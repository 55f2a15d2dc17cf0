package io.duality.loadgen;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The local addresses of the clients. One address can hold about 28,000 connections to one port
 * ({@code net.ipv4.ip_local_port_range}), and finding a free port gets slow long before; a port
 * whose connection this side has closed is taken for another second ({@code
 * net.ipv4.tcp_tw_reuse}). On loopback all of 127/8 is there for the taking, so that clients are
 * spread over as many addresses as hold {@value #CLIENTS_PER_ADDRESS} each, and over {@value
 * #RECONNECTING_ADDRESSES} at least if they close connections.
 */
final class SourceAddresses {
  static final int CLIENTS_PER_ADDRESS = 4_096;

  /** For up to 8 * 28,000 new connections per second. */
  static final int RECONNECTING_ADDRESSES = 8;

  private SourceAddresses() {}

  /**
   * The configured ones; else a part of 127/8 if the clients need it; else none (any).
   *
   * @throws IllegalArgumentException if a configured one is not of this machine
   */
  static List<InetAddress> of(LoadConfig config, InetAddress target) {
    boolean loopback4 = target.isLoopbackAddress() && target.getAddress().length == 4;
    int addresses = addresses(config);
    List<InetAddress> given = config.engine().sources();
    if (!given.isEmpty() || !loopback4 || addresses == 1) {
      given.forEach(SourceAddresses::requireLocal);
      return given;
    }
    // Elsewhere than on Linux 127.0.0.1 may be all that there is of 127/8.
    return IntStream.rangeClosed(1, addresses)
        .mapToObj(SourceAddresses::loopback)
        .filter(SourceAddresses::isLocal)
        .toList();
  }

  private static void requireLocal(InetAddress source) {
    if (!isLocal(source)) {
      throw new IllegalArgumentException(
          "source "
              + source.getHostAddress()
              + ": is no address of this machine; give one that 'ip address' shows, or one of 127/8");
    }
  }

  /** Asks the kernel: on Linux all of 127/8 is local, and no list of interfaces says so. */
  private static boolean isLocal(InetAddress source) {
    try (DatagramSocket bound = new DatagramSocket(0, source)) {
      return bound.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  private static int addresses(LoadConfig config) {
    int connections = config.population().connections();
    int holding = Math.ceilDiv(connections, CLIENTS_PER_ADDRESS);
    return reconnects(config)
        ? Math.max(holding, Math.min(RECONNECTING_ADDRESSES, connections))
        : holding;
  }

  private static boolean reconnects(LoadConfig config) {
    return switch (config.arrival()) {
      case Arrival.Closed closed -> config.population().requestsPerConnection() > 0;
      case Arrival.Open open -> config.population().requestsPerConnection() > 0;
      case Arrival.Sessions sessions -> true;
      case Arrival.Chat _ -> false;
    };
  }

  private static InetAddress loopback(int host) {
    try {
      byte[] address = {127, (byte) (host >> 16), (byte) (host >> 8), (byte) host};
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
