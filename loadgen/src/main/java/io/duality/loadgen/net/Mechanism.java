package io.duality.loadgen.net;

/**
 * How a loop learns which of its connections are ready.
 *
 * <p>Why epoll, and no io_uring: requests per CPU-second of the generator relative to wrk's in the
 * same minute (nginx, 512 B; generator and server pinned to a CPU each, at real-time priority on a
 * busy virtual machine, Linux 6.18; medians of the ratios of three rounds of 2 s, of NIO and EPOLL
 * at 1,024 of two; all lie within 10 % of their median, at 1,024 within a third). Those in C are
 * prototypes that count bytes and nothing else; io_uring with multishot receives into provided
 * buffers, registered files, deferred task work and all sends of a turn in one call.
 *
 * <pre>
 *                                            64 clients  1,024 clients
 * NIO                                              0.89           0.97
 * EPOLL, with rests of up to 30 us                 1.33           1.26
 * epoll in C                                       0.90           0.79
 * io_uring in C                                    0.90           0.86
 * another run, one round:
 * io_uring in C, waiting up to 50 us for 32        1.52           1.61
 * epoll in C, resting 50 us                        1.55           1.66
 * </pre>
 *
 * What io_uring saves, the entry into the kernel, is little beside TCP itself; what counts is to be
 * woken less often, and that both can. So a ring would be a third mechanism that wins nothing.
 */
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
