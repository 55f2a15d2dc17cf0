package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Transfers on connections by their descriptors. Benign errno: EAGAIN, nothing can be moved now.
 * Confined to one thread at a time.
 */
final class Descriptors {
  private static final int SOL_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int TCP_INFO = 11;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int SHUT_WR = 1;

  /** {@code tcpi_state}, the first byte of {@code tcp_info}. */
  private static final int TCP_CLOSE = 7;

  private final Libc libc;
  private final MemorySegment option;
  private final MemorySegment optionLength;
  private final SegmentCache incoming = new SegmentCache();
  private final SegmentCache outgoing = new SegmentCache();

  Descriptors(Libc libc, Arena arena) {
    this.libc = libc;
    option = arena.allocate(JAVA_INT);
    optionLength = arena.allocate(JAVA_INT);
  }

  void setNoDelay(int fd) throws IOException {
    option.set(JAVA_INT, 0, 1);
    if (libc.setsockopt(fd, SOL_TCP, TCP_NODELAY, option, Integer.BYTES) < 0) {
      throw Errno.failure("setsockopt", libc.errno());
    }
  }

  /**
   * Reads into a buffer that is mostly the same; -1 at the end of the input, 0 if none is there.
   */
  int read(int fd, ByteBuffer into) throws IOException {
    int length = into.remaining();
    MemorySegment segment = incoming.of(into);
    long got = libc.recv(fd, segment, length, 0);
    if (got <= 0) {
      got = got == 0 ? -1 : readAgain(fd, segment, length);
    }
    if (got > 0) {
      into.position(into.position() + (int) got);
    }
    return (int) got;
  }

  /** Finds out why a read failed by another one; if bytes have come meanwhile, these. */
  private long readAgain(int fd, MemorySegment segment, int length) throws IOException {
    long got = libc.recvCaptured(fd, segment, length, 0);
    if (got > 0) {
      return got;
    }
    if (got < 0) {
      return nothingOr("recv");
    }
    // The kernel reports a connection's error once; thereafter it looks like an end in order.
    if (isDead(fd)) {
      throw Errno.failure("recv", Errno.ECONNRESET);
    }
    return -1;
  }

  /** Whether a connection that was established exists no more, not even half. */
  private boolean isDead(int fd) {
    optionLength.set(JAVA_INT, 0, Integer.BYTES);
    option.set(JAVA_INT, 0, 0);
    libc.getsockopt(fd, SOL_TCP, TCP_INFO, option, optionLength);
    return option.get(JAVA_BYTE, 0) == TCP_CLOSE;
  }

  /** Writes what the kernel takes. */
  void write(int fd, ByteBuffer from) throws IOException {
    MemorySegment segment = outgoing.of(from);
    long sent = libc.send(fd, segment, from.remaining(), MSG_NOSIGNAL);
    if (sent < 0) {
      sent = libc.sendCaptured(fd, segment, from.remaining(), MSG_NOSIGNAL);
    }
    from.position(from.position() + (int) (sent < 0 ? nothingOr("send") : sent));
  }

  private int nothingOr(String call) throws IOException {
    if (libc.errno() == Errno.EAGAIN) {
      return 0;
    }
    throw Errno.failure(call, libc.errno());
  }

  void shutdownOutput(int fd) throws IOException {
    if (libc.shutdown(fd, SHUT_WR) < 0) {
      throw Errno.failure("shutdown", libc.errno());
    }
  }

  void close(int fd) {
    libc.close(fd);
  }
}
