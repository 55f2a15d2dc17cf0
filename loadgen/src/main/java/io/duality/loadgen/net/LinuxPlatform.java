package io.duality.loadgen.net;

import java.util.Locale;

/** What the native transport has to know about the machine it runs on. */
final class LinuxPlatform {
  private LinuxPlatform() {}

  private static final boolean LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
  private static final String ARCHITECTURE = System.getProperty("os.arch", "");

  static boolean supported() {
    return LINUX && (packedEvents() || ARCHITECTURE.equals("aarch64"));
  }

  /** On x86_64 alone {@code struct epoll_event} is packed to 12 bytes; elsewhere it has 16. */
  static boolean packedEvents() {
    return ARCHITECTURE.equals("amd64") || ARCHITECTURE.equals("x86_64");
  }
}
