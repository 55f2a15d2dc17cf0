package io.duality.servers.posix;

import java.io.IOException;

/** Linux error numbers that have a meaning here; x86_64 and aarch64 agree on them. */
final class Errno {
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ECONNABORTED = 103;
  static final int ECONNRESET = 104;

  private static final int EACCES = 13;
  private static final int ENFILE = 23;
  private static final int EMFILE = 24;
  private static final int EPIPE = 32;
  private static final int EADDRINUSE = 98;
  private static final int EADDRNOTAVAIL = 99;
  private static final int ENOBUFS = 105;

  private Errno() {}

  /** What a call threw. */
  static IOException failure(String call, int errno) {
    return new IOException(
        switch (errno) {
          case EACCES -> "Permission denied";
          case EMFILE, ENFILE -> "Too many open files";
          case EPIPE -> "Broken pipe";
          case EADDRINUSE -> "Address already in use";
          case EADDRNOTAVAIL -> "Cannot assign requested address";
          case ECONNRESET -> "Connection reset";
          case ENOBUFS -> "No buffer space available";
          default -> call + " failed with errno " + errno;
        });
  }
}
