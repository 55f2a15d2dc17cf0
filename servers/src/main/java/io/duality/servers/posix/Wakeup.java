package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An eventfd by which other threads end a poller's wait. {@link #clear} is confined to the poller's
 * thread.
 *
 * <p>Many signals until the poller comes back are one write. A signal that finds {@code signalled}
 * set is not lost: it comes before {@link #clear} resets it, and the loop looks at what the signal
 * was for after that. Signalling and closing exclude each other, for a number that is closed may
 * already be another file's.
 */
final class Wakeup {
  private static final int EFD_NONBLOCK = 0x800;
  private static final int EFD_CLOEXEC = 0x80000;

  private final Libc signals;
  private final Libc libc;
  private final MemorySegment value;
  private final int fd;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private boolean closed;

  Wakeup(Libc libc, Arena arena) throws IOException {
    this.libc = libc;
    signals = new Libc(arena);
    value = arena.allocate(JAVA_LONG);
    fd = libc.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (fd < 0) {
      throw Errno.failure("eventfd", libc.errno());
    }
  }

  int fd() {
    return fd;
  }

  /** Any thread. */
  void signal() {
    if (signalled.compareAndSet(false, true)) {
      write();
    }
  }

  private synchronized void write() {
    if (!closed) {
      signals.eventfdWrite(fd, 1);
    }
  }

  /** Reads first: the other way round a signal in between would set the flag for a read event. */
  void clear() {
    libc.eventfdRead(fd, value);
    signalled.set(false);
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      signals.close(fd);
    }
  }
}
