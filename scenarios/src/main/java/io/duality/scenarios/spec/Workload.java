package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Think;
import java.time.Duration;

/** What the clients, or the tasks made in the process, do. */
public sealed interface Workload {

  /**
   * Clients over the network.
   *
   * @param fileBytes size of the one file that is served from the page cache, 1 byte to 1 GiB
   * @param arrival what makes a request due; at a rate the clients on the axis are the connections
   *     that requests may take
   * @param requestsPerConnection requests before a client closes and reconnects; 0 is unlimited
   * @param timeout wire timeout of a connect or a response
   */
  record Http(int fileBytes, Arrival arrival, int requestsPerConnection, Duration timeout)
      implements Workload {
    public Http {
      if (fileBytes < 1 || fileBytes > 1 << 30) {
        throw new IllegalArgumentException(
            "file-size " + fileBytes + ": from 1 byte to 1 GiB can be served");
      }
      if (requestsPerConnection < 0) {
        throw new IllegalArgumentException("requests-per-connection cannot be negative");
      }
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("timeout " + timeout + ": has to be above zero");
      }
    }

    /** A closed loop of single requests, with pauses that are all the same. */
    public Http(int fileBytes, Duration think, int requestsPerConnection, Duration timeout) {
      this(fileBytes, Arrival.closed(Think.fixed(think)), requestsPerConnection, timeout);
    }

    /** The pause that a client makes for each request, on average; zero at a rate. */
    public Duration think() {
      return switch (arrival) {
        case Arrival.Closed closed -> closed.thinkPerRequest();
        case Arrival.Open _, Arrival.Sessions _ -> Duration.ZERO;
      };
    }

    /** The clients of a closed loop, of which Little's law holds; 0 at a rate. */
    public long population(long clients) {
      return arrival instanceof Arrival.Closed ? clients : 0;
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
