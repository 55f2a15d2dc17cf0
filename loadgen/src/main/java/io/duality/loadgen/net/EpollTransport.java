package io.duality.loadgen.net;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;

/**
 * Edge-triggered epoll: a connection is registered once, for everything, and its interest is never
 * changed, so that a request costs one recv, one send and its share of one epoll_wait.
 *
 * <p>A batch of events cannot hold one of a slot that was closed and connected anew meanwhile: a
 * descriptor stands in a batch once, and slots other than the one whose event is handled change
 * only between polls. Benign errno: EINTR on epoll_wait (a signal; the loop comes again).
 */
final class EpollTransport implements Transport {
  /** Beyond this a read of a large body gains nothing, and the buffer would leave the L2 cache. */
  private static final int BUFFER_BYTES = 64 * 1024;

  private static final int EVENTS_PER_POLL = 64;
  private static final int WAKEUP_SLOT = -1;
  private static final int CLOSED = -1;

  /** A thread's waits end up to 50 us late by default, so that timers can fire together. */
  private static final int PR_SET_TIMERSLACK = 29;

  private static final long LEAST_SLACK_NANOS = 1;

  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLLIN = 0x1;
  private static final int EPOLLOUT = 0x4;
  private static final int EPOLLERR = 0x8;
  private static final int EPOLLHUP = 0x10;
  private static final int EPOLLRDHUP = 0x2000;
  private static final int EPOLLET = 1 << 31;
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int ALL = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;

  private static final long EVENT_BYTES = LinuxPlatform.packedEvents() ? 12 : 16;
  private static final long EVENT_DATA = LinuxPlatform.packedEvents() ? 4 : 8;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long LONGEST_POLL_NANOS = 3_600 * NANOS_PER_SECOND;

  /** Collected with this object: of all arenas the one whose segments cost a call nothing. */
  private final Arena arena = Arena.ofAuto();

  private final Libc libc = new Libc(arena);
  private final LinuxSockets sockets;
  private final MemorySegment outgoing;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final MemorySegment bufferSegment = MemorySegment.ofArray(buffer);
  private final MemorySegment events = arena.allocate(EVENTS_PER_POLL * EVENT_BYTES, Long.BYTES);
  private final MemorySegment oneEvent = arena.allocate(EVENT_BYTES, Long.BYTES);
  private final MemorySegment timespec = arena.allocate(2 * Long.BYTES, Long.BYTES);
  private final int[] descriptors;
  private final WakeupEvent wakeup;
  private final int epoll;
  private final boolean nanosecondWaits;
  private boolean waitsPrecisely;
  private boolean closed;

  EpollTransport(Endpoints endpoints, int slots, byte[] request) throws IOException {
    sockets = new LinuxSockets(libc, arena, endpoints);
    outgoing = arena.allocateFrom(ValueLayout.JAVA_BYTE, request);
    descriptors = new int[slots];
    Arrays.fill(descriptors, CLOSED);
    wakeup = new WakeupEvent(arena);
    epoll = libc.epollCreate1(EPOLL_CLOEXEC);
    if (epoll < 0 || !register(wakeup.fd(), WAKEUP_SLOT, EPOLLIN | EPOLLET)) {
      IOException e =
          new IOException(Errno.failure("epoll_create1", libc.errno(), "epoll").message());
      wakeup.close();
      throw e;
    }
    // The kernel has it from 5.11 on, which a call that does not wait finds out.
    nanosecondWaits = Libc.hasEpollPwait2() && waitNanos(0) >= 0;
  }

  private boolean register(int fd, int slot, int interest) {
    oneEvent.set(JAVA_INT_UNALIGNED, 0, interest);
    oneEvent.set(JAVA_INT_UNALIGNED, EVENT_DATA, slot);
    return libc.epollCtl(epoll, EPOLL_CTL_ADD, fd, oneEvent) == 0;
  }

  @Override
  public boolean connect(int slot, int source, int receiveBufferBytes) {
    int fd = sockets.connect(source, receiveBufferBytes);
    if (fd < 0) {
      return false;
    }
    if (!register(fd, slot, ALL)) {
      throw new IllegalStateException(Errno.failure("epoll_ctl", libc.errno(), "epoll").message());
    }
    descriptors[slot] = fd;
    return true;
  }

  @Override
  public boolean finishConnect(int slot) {
    return sockets.finishConnect(descriptors[slot]);
  }

  @Override
  public int read(int slot, int limit) {
    return sockets.recv(descriptors[slot], bufferSegment, limit);
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int write(int slot, int from, int to) {
    Objects.checkFromToIndex(from, to, outgoing.byteSize());
    return sockets.send(descriptors[slot], outgoing.address() + from, (long) to - from);
  }

  @Override
  public void close(int slot) {
    if (descriptors[slot] != CLOSED) {
      sockets.close(descriptors[slot]);
      descriptors[slot] = CLOSED;
    }
  }

  @Override
  public int poll(long nanos) {
    if (!waitsPrecisely) {
      // Of the calling thread, which is the loop's only from here on.
      libc.prctl(PR_SET_TIMERSLACK, LEAST_SLACK_NANOS);
      waitsPrecisely = true;
    }
    long bounded = Math.min(nanos, LONGEST_POLL_NANOS);
    if (!nanosecondWaits) {
      return waitMillis((int) Math.ceilDiv(bounded, NANOS_PER_MILLI));
    }
    int ready = waitNanos(bounded);
    // Only a signal can have come; the other call tells if it is something else.
    return ready >= 0 ? ready : waitMillis(0);
  }

  @Override
  public void rest(long nanos) {
    setTimespec(nanos);
    // A signal ends it early, which does no harm.
    libc.nanosleep(timespec);
  }

  private void setTimespec(long nanos) {
    timespec.set(JAVA_LONG, 0, nanos / NANOS_PER_SECOND);
    timespec.set(JAVA_LONG, Long.BYTES, nanos % NANOS_PER_SECOND);
  }

  private int waitNanos(long nanos) {
    setTimespec(nanos);
    return libc.epollPwait2(epoll, events, EVENTS_PER_POLL, timespec);
  }

  private int waitMillis(int millis) {
    int ready = libc.epollWait(epoll, events, EVENTS_PER_POLL, millis);
    if (ready < 0 && libc.errno() != Errno.EINTR) {
      throw new IllegalStateException(Errno.failure("epoll_wait", libc.errno(), "epoll").message());
    }
    return Math.max(ready, 0);
  }

  @Override
  public int readySlot(int i) {
    return events.get(JAVA_INT_UNALIGNED, i * EVENT_BYTES + EVENT_DATA);
  }

  @Override
  public int readyFlags(int i) {
    int raw = events.get(JAVA_INT_UNALIGNED, i * EVENT_BYTES);
    int flags = (raw & EPOLLIN) != 0 ? READABLE : 0;
    if ((raw & EPOLLOUT) != 0) {
      flags |= WRITABLE;
    }
    if ((raw & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) {
      // An error has to be fetched by whoever waits for whatever.
      flags |= HANGUP | READABLE | WRITABLE;
    }
    return flags;
  }

  @Override
  public void wakeup() {
    wakeup.signal();
  }

  @Override
  public NetFailure failure() {
    return sockets.failure();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (int slot = 0; slot < descriptors.length; slot++) {
      close(slot);
    }
    wakeup.close();
    libc.close(epoll);
  }
}
