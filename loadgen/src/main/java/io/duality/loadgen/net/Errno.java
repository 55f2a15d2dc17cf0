package io.duality.loadgen.net;

import io.duality.loadgen.net.NetFailure.Cause;

/** Linux error numbers that have a meaning here; x86_64 and aarch64 agree on them. */
final class Errno {
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EINPROGRESS = 115;

  private static final int ENFILE = 23;
  static final int EMFILE = 24;
  private static final int EPIPE = 32;
  private static final int EADDRNOTAVAIL = 99;
  private static final int ENETUNREACH = 101;
  static final int ECONNRESET = 104;
  private static final int ENOBUFS = 105;
  private static final int ETIMEDOUT = 110;
  private static final int ECONNREFUSED = 111;
  private static final int EHOSTUNREACH = 113;

  private Errno() {}

  /**
   * The typed error of a call that failed while working on a connection described by {@code to}.
   */
  static NetFailure failure(String call, int errno, String to) {
    return switch (errno) {
      case ECONNREFUSED -> new NetFailure(Cause.REFUSED, to + " refuses connections");
      case ECONNRESET, EPIPE -> new NetFailure(Cause.RESET, to + " reset the connection");
      case ETIMEDOUT -> new NetFailure(Cause.TIMED_OUT, to + " does not answer");
      case EADDRNOTAVAIL -> new NetFailure(Cause.LOCAL, Remedies.noPort(to));
      case EMFILE, ENFILE -> new NetFailure(Cause.LOCAL, Remedies.noDescriptor());
      case ENETUNREACH, EHOSTUNREACH -> new NetFailure(Cause.LOCAL, to + ": no route");
      case ENOBUFS -> new NetFailure(Cause.LOCAL, to + ": the kernel has no buffers left");
      default -> new NetFailure(Cause.LOCAL, to + ": " + call + " failed with errno " + errno);
    };
  }
}
