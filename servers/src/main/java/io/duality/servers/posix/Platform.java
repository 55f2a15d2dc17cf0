package io.duality.servers.posix;

import java.util.Locale;

/** What the native calls have to know about the machine they run on. */
final class Platform {
  private static final String SYSTEM = System.getProperty("os.name", "");
  private static final String ARCHITECTURE = System.getProperty("os.arch", "");

  private Platform() {}

  static boolean isSupported() {
    return SYSTEM.toLowerCase(Locale.ROOT).startsWith("linux")
        && (packedEvents() || ARCHITECTURE.equals("aarch64"));
  }

  static String name() {
    return SYSTEM + " on " + ARCHITECTURE;
  }

  /** On x86_64 alone {@code struct epoll_event} is packed to 12 bytes; elsewhere it has 16. */
  static boolean packedEvents() {
    return ARCHITECTURE.equals("amd64") || ARCHITECTURE.equals("x86_64");
  }
}
