package io.duality.loadgen.net;

import java.io.IOException;
import java.lang.foreign.Arena;

/**
 * An eventfd that any thread may signal. Signalling and closing exclude each other, for a number
 * that is closed may already be another file's. It is never read: edge-triggered epoll reports each
 * write.
 */
final class WakeupEvent {
  private static final int EFD_NONBLOCK = 0x800;
  private static final int EFD_CLOEXEC = 0x80000;

  private final Libc libc;
  private final int fd;
  private boolean closed;

  WakeupEvent(Arena arena) throws IOException {
    libc = new Libc(arena);
    fd = libc.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (fd < 0) {
      throw new IOException(Errno.failure("eventfd", libc.errno(), "wakeup").message());
    }
  }

  int fd() {
    return fd;
  }

  synchronized void signal() {
    if (!closed) {
      libc.eventfdWrite(fd, 1);
    }
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      libc.close(fd);
    }
  }
}
