package io.duality.scenarios.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports of programs that have to be told theirs. Between the choice of a port and the moment at
 * which its program is bound to it the system may choose it again: two programs that take it with
 * SO_REUSEPORT would share it, and each other's load, unseen. So no port is given to two at once.
 * One that a stranger takes meanwhile is no such case: a program that finds it taken says so.
 * Thread-safe.
 */
final class Ports {
  static final String ADDRESS = "127.0.0.1";

  /** The system has tens of thousands to choose from, and few are held. */
  private static final int MOST_TRIES = 1000;

  private final Source source;
  private final Set<Integer> held = new HashSet<>();

  /** Where ports come from. */
  interface Source {
    /** One that is free now. */
    int next() throws IOException;
  }

  /**
   * One that nobody else here is given until it is closed.
   *
   * @param number 1 to 65,535
   * @param of where it came from
   */
  record Held(int number, Ports of) implements AutoCloseable {
    @Override
    public void close() {
      of.release(number);
    }
  }

  /** Those of the system. */
  Ports() {
    this(Ports::free);
  }

  Ports(Source source) {
    this.source = source;
  }

  /**
   * Chooses one.
   *
   * @throws IOException if the system has none; one line for the user
   */
  synchronized Held hold() throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      int port = source.next();
      if (held.add(port)) {
        return new Held(port, this);
      }
    }
    throw new IOException(
        "no port: in "
            + MOST_TRIES
            + " tries the system gave only ports that other programs of this run have; raise"
            + " net.ipv4.ip_local_port_range");
  }

  private synchronized void release(int port) {
    held.remove(port);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(ADDRESS))) {
      return socket.getLocalPort();
    }
  }
}
