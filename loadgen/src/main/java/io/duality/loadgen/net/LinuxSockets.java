package io.duality.loadgen.net;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Non-blocking TCP sockets by descriptor. Benign errnos: EAGAIN on recv and send (nothing can be
 * moved now), EINPROGRESS on connect (epoll tells when it is decided).
 */
final class LinuxSockets {
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_RCVBUF = 8;
  private static final int IPPROTO_IP = 0;
  private static final int IP_BIND_ADDRESS_NO_PORT = 24;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int TCP_INFO = 11;

  /** {@code tcpi_state}, the first byte of {@code tcp_info}. */
  private static final int TCP_CLOSE = 7;

  private static final int MSG_NOSIGNAL = 0x4000;

  /**
   * So many descriptors are left to the JVM: one that cannot load a class, as it cannot open its
   * file, dies of it. Numbers are given out from the lowest, so a number tells how many are left.
   */
  private static final int RESERVED_DESCRIPTORS = 16;

  private final long descriptors = Remedies.openFiles() - RESERVED_DESCRIPTORS;
  private final Libc libc;
  private final Endpoints endpoints;
  private final int family;
  private final MemorySegment target;
  private final List<MemorySegment> sources;
  private final MemorySegment one;
  private final MemorySegment option;
  private final MemorySegment optionLength;
  private @Nullable NetFailure failure;

  LinuxSockets(Libc libc, Arena arena, Endpoints endpoints) {
    this.libc = libc;
    this.endpoints = endpoints;
    family = SocketAddresses.family(endpoints.target().getAddress());
    target =
        SocketAddresses.encode(
            arena, endpoints.target().getAddress(), endpoints.target().getPort());
    sources = endpoints.sources().stream().map(a -> SocketAddresses.encode(arena, a, 0)).toList();
    one = arena.allocateFrom(JAVA_INT, 1);
    option = arena.allocate(JAVA_INT);
    optionLength = arena.allocate(JAVA_INT);
  }

  /** A descriptor whose connect has begun, or -1: see {@link #failure}. */
  int connect(int source, int receiveBufferBytes) {
    int fd = libc.socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
      return failed("socket", libc.errno(), source);
    }
    if (fd >= descriptors) {
      libc.close(fd);
      return failed("socket", Errno.EMFILE, source);
    }
    // Without it a request would wait for the acknowledgement of the one before.
    libc.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, one, Integer.BYTES);
    if (receiveBufferBytes > 0) {
      // Before the connect, which announces the window.
      option.set(JAVA_INT, 0, receiveBufferBytes);
      libc.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, option, Integer.BYTES);
    }
    if (source >= 0 && !bind(fd, sources.get(source))) {
      return abandon("bind", fd, source);
    }
    if (libc.connect(fd, target, (int) target.byteSize()) < 0
        && libc.errno() != Errno.EINPROGRESS) {
      return abandon("connect", fd, source);
    }
    return fd;
  }

  /** Leaves the choice of a port to connect, which can share it among targets. */
  private boolean bind(int fd, MemorySegment source) {
    libc.setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, one, Integer.BYTES);
    return libc.bind(fd, source, (int) source.byteSize()) == 0;
  }

  private int abandon(String call, int fd, int source) {
    int errno = libc.errno();
    libc.close(fd);
    return failed(call, errno, source);
  }

  boolean finishConnect(int fd) {
    optionLength.set(JAVA_INT, 0, Integer.BYTES);
    libc.getsockopt(fd, SOL_SOCKET, SO_ERROR, option, optionLength);
    int errno = option.get(JAVA_INT, 0);
    if (errno != 0) {
      failed("connect", errno, Endpoints.ANY_SOURCE);
    }
    return errno == 0;
  }

  int recv(int fd, MemorySegment buffer, long length) {
    long got = libc.recv(fd, buffer, length, 0);
    if (got > 0) {
      return (int) got;
    }
    return got == 0 ? Transport.END : recvAgain(fd, buffer, length);
  }

  /** Finds out why a recv failed by another one; if bytes have come meanwhile, these. */
  private int recvAgain(int fd, MemorySegment buffer, long length) {
    long got = libc.recvCaptured(fd, buffer, length, 0);
    if (got > 0) {
      return (int) got;
    }
    if (got < 0) {
      return nothingOr("recv", libc.errno());
    }
    // The kernel reports a connection's error once; thereafter it looks like an end in order.
    return isDead(fd) ? nothingOr("recv", Errno.ECONNRESET) : Transport.END;
  }

  /** Whether a connection that was established exists no more, not even half. */
  private boolean isDead(int fd) {
    optionLength.set(JAVA_INT, 0, Integer.BYTES);
    option.set(JAVA_INT, 0, 0);
    libc.getsockopt(fd, IPPROTO_TCP, TCP_INFO, option, optionLength);
    return option.get(JAVA_BYTE, 0) == TCP_CLOSE;
  }

  /** Sends native memory, which the caller keeps alive. */
  int send(int fd, long address, long length) {
    long sent = libc.send(fd, address, length, MSG_NOSIGNAL);
    return sent >= 0 ? (int) sent : sendAgain(fd, address, length);
  }

  /** Finds out why a send failed by another one. */
  private int sendAgain(int fd, long address, long length) {
    long sent = libc.sendCaptured(fd, address, length, MSG_NOSIGNAL);
    return sent >= 0 ? (int) sent : nothingOr("send", libc.errno());
  }

  private int nothingOr(String call, int errno) {
    if (errno == Errno.EAGAIN) {
      return Transport.NOTHING;
    }
    failed(call, errno, Endpoints.ANY_SOURCE);
    return Transport.FAILED;
  }

  void close(int fd) {
    libc.close(fd);
  }

  private int failed(String call, int errno, int source) {
    failure = Errno.failure(call, errno, endpoints.describe(source));
    return -1;
  }

  NetFailure failure() {
    if (failure == null) {
      throw new IllegalStateException("nothing has failed");
    }
    return failure;
  }
}
