package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An epoll instance. Benign errno: EINTR on epoll_wait, a signal; the loop comes again. */
final class Epoll {
  static final int IN = 0x1;
  static final int OUT = 0x4;
  static final int ERR = 0x8;
  static final int HUP = 0x10;
  static final int RDHUP = 0x2000;
  static final int ET = 1 << 31;

  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int EPOLL_CTL_MOD = 3;
  private static final int EPOLL_CLOEXEC = 0x80000;

  /** As the JDK's selector: more are told by the next call, at once. */
  private static final int EVENTS_PER_WAIT = 512;

  private static final long EVENT_BYTES = Platform.packedEvents() ? 12 : 16;
  private static final long EVENT_DATA = Platform.packedEvents() ? 4 : 8;

  private final Libc libc;
  private final MemorySegment events;
  private final MemorySegment event;
  private final int fd;
  private boolean closed;

  Epoll(Libc libc, Arena arena) throws IOException {
    this.libc = libc;
    events = arena.allocate(EVENTS_PER_WAIT * EVENT_BYTES, Long.BYTES);
    event = arena.allocate(EVENT_BYTES, Long.BYTES);
    fd = libc.epollCreate1(EPOLL_CLOEXEC);
    if (fd < 0) {
      throw Errno.failure("epoll_create1", libc.errno());
    }
  }

  void add(int descriptor, int bits) throws IOException {
    control(EPOLL_CTL_ADD, descriptor, bits);
  }

  void modify(int descriptor, int bits) throws IOException {
    control(EPOLL_CTL_MOD, descriptor, bits);
  }

  /** Without it an error would be reported again and again: epoll reports those unasked. */
  void remove(int descriptor) throws IOException {
    control(EPOLL_CTL_DEL, descriptor, 0);
  }

  private void control(int operation, int descriptor, int bits) throws IOException {
    event.set(JAVA_INT_UNALIGNED, 0, bits);
    event.set(JAVA_INT_UNALIGNED, EVENT_DATA, descriptor);
    if (libc.epollCtl(fd, operation, descriptor, event) < 0) {
      throw Errno.failure("epoll_ctl", libc.errno());
    }
  }

  /** Waits; returns how many events there are. */
  int await(long millis) throws IOException {
    int ready = libc.epollWait(fd, events, EVENTS_PER_WAIT, (int) Math.min(millis, 1 << 30));
    if (ready < 0 && libc.errno() != Errno.EINTR) {
      throw Errno.failure("epoll_wait", libc.errno());
    }
    return Math.max(ready, 0);
  }

  int descriptor(int i) {
    return events.get(JAVA_INT_UNALIGNED, i * EVENT_BYTES + EVENT_DATA);
  }

  int bits(int i) {
    return events.get(JAVA_INT_UNALIGNED, i * EVENT_BYTES);
  }

  void close() {
    if (!closed) {
      closed = true;
      libc.close(fd);
    }
  }
}
