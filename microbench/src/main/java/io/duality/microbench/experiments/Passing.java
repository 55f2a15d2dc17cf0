package io.duality.microbench.experiments;

import io.duality.servers.events.PollProvider;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Locale;

/** Who passes the tokens of a ring on. */
public enum Passing {
  /** A virtual thread for each pipe. */
  VIRTUAL,
  /** A thread of the kernel for each pipe. */
  PLATFORM,
  /** One thread that waits in poll(2) for all pipes. */
  POLL,
  /** One thread that waits in epoll for all pipes. */
  EPOLL;

  private static final String EPOLL_SELECTOR = "EPollSelectorImpl";

  /** A selector over epoll, which the JDK's is on Linux only. */
  static Selector epoll() throws IOException {
    Selector selector = Selector.open();
    String name = selector.getClass().getSimpleName();
    if (!name.equals(EPOLL_SELECTOR)) {
      selector.close();
      throw new IOException(
          "the JDK's selector here is " + name + ", not over epoll: run on Linux");
    }
    return selector;
  }

  /** The selector that this waits in. */
  Selector selector() throws IOException {
    return switch (this) {
      case POLL -> PollProvider.open();
      case EPOLL -> epoll();
      case VIRTUAL, PLATFORM ->
          throw new IllegalArgumentException(name().toLowerCase(Locale.ROOT) + " has threads");
    };
  }
}
