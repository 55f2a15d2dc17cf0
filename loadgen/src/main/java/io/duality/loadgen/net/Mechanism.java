package io.duality.loadgen.net;

/** How a loop learns which of its connections are ready. */
public enum Mechanism {
  /** Edge-triggered epoll through java.lang.foreign: Linux on x86_64 and aarch64. */
  EPOLL,
  /** {@link java.nio.channels.Selector}: every platform. */
  NIO;

  /** The cheaper mechanism of those that work here: {@code EPOLL} if it does. */
  public static Mechanism best() {
    return EPOLL.available() ? EPOLL : NIO;
  }

  /** Whether this mechanism works on this platform and in this JVM. */
  public boolean available() {
    return switch (this) {
      case EPOLL -> LinuxPlatform.supported();
      case NIO -> true;
    };
  }
}
