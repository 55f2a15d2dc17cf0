package io.duality.loadgen.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where the connections of one transport lead, and from where.
 *
 * @param target resolved
 * @param sources local addresses by number; may be empty
 */
public record Endpoints(InetSocketAddress target, List<InetAddress> sources) {
  /** The number of no source: the kernel chooses. */
  public static final int ANY_SOURCE = -1;

  public Endpoints {
    if (target.isUnresolved()) {
      throw new IllegalArgumentException("host " + target.getHostString() + " is not resolved");
    }
    sources = List.copyOf(sources);
    for (InetAddress source : sources) {
      if (source.getAddress().length != target.getAddress().getAddress().length) {
        throw new IllegalArgumentException(
            "source "
                + source.getHostAddress()
                + ": not of the address family of the target "
                + target.getAddress().getHostAddress());
      }
    }
  }

  /** For messages. */
  String describe(int source) {
    String to = target.getAddress().getHostAddress() + " port " + target.getPort();
    return source == ANY_SOURCE ? to : to + " from " + sources.get(source).getHostAddress();
  }
}
