package io.duality.scenarios.spec;

import java.time.Duration;

/** What the clients, or the tasks made in the process, do. */
public sealed interface Workload {

  /**
   * Clients over the network in a closed loop.
   *
   * @param fileBytes size of the one file that is served from the page cache, 1 byte to 1 GiB
   * @param think pause between a response and the client's next request; zero is none
   * @param requestsPerConnection requests before a client closes and reconnects; 0 is unlimited
   * @param timeout wire timeout of a connect or a response
   */
  record Http(int fileBytes, Duration think, int requestsPerConnection, Duration timeout)
      implements Workload {
    public Http {
      if (fileBytes < 1 || fileBytes > 1 << 30) {
        throw new IllegalArgumentException(
            "file-size " + fileBytes + ": from 1 byte to 1 GiB can be served");
      }
      if (think.isNegative() || requestsPerConnection < 0) {
        throw new IllegalArgumentException("think and requests-per-connection cannot be negative");
      }
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("timeout " + timeout + ": has to be above zero");
      }
    }
  }

  /**
   * Tasks made inside the server's process, each one read of a file that the kernel has cached.
   *
   * @param readBytes bytes that each task reads, 1 byte to 1 MiB
   */
  record Tasks(int readBytes) implements Workload {
    public Tasks {
      if (readBytes < 1 || readBytes > 1 << 20) {
        throw new IllegalArgumentException(
            "read-size " + readBytes + ": from 1 byte to 1 MiB can be read");
      }
    }
  }
}
