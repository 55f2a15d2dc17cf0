package io.duality.scenarios.cli;

import io.duality.loadgen.Target;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Finds out before a load whether anybody listens there, by one connection without a request. */
final class Reachable {
  private static final Duration MOST = Duration.ofSeconds(5);

  private Reachable() {}

  /**
   * Connects once.
   *
   * @return whether the target is this machine's loopback
   * @throws InvalidInputException if there is no such host
   * @throws CommandFailedException if nobody answers there
   */
  static boolean check(Target target, Duration timeout) {
    InetAddress address = resolve(target);
    long limit = Math.max(1, Math.min(timeout.toMillis(), MOST.toMillis()));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, target.port()), (int) limit);
      return address.isLoopbackAddress() && address.getAddress().length == 4;
    } catch (IOException e) {
      throw new CommandFailedException(
          "nobody answers at "
              + target.url()
              + " ("
              + e.getMessage()
              + "); start the server first, or mend the URL");
    }
  }

  private static InetAddress resolve(Target target) {
    try {
      return InetAddress.getByName(target.host());
    } catch (UnknownHostException e) {
      throw new InvalidInputException(
          "host '" + target.host() + "' is unknown; mend the URL, or give an address");
    }
  }
}
