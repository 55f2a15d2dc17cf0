package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;

/**
 * A listening socket. Benign errnos of accept4: EAGAIN, none waits; ECONNABORTED and EINTR, the
 * next may be there. Confined to one thread at a time, but for {@link #stop}.
 */
final class Listening extends Pollable {
  /** What {@link #accept} returns when no connection waits. */
  static final int NONE_WAITS = -1;

  private static final int SOCK_STREAM = 1;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int SO_REUSEPORT = 15;
  private static final int SHUT_RDWR = 2;

  private final Libc libc;
  private final int port;
  private volatile boolean stopped;
  private boolean closed;

  private Listening(Libc libc, int fd, int port) {
    super(fd);
    this.libc = libc;
    this.port = port;
  }

  /**
   * Binds and listens.
   *
   * @throws IOException if the address cannot be bound; the message names it
   */
  static Listening open(ServerConfig config) throws IOException {
    Arena arena = Arena.ofAuto();
    Libc libc = new Libc(arena);
    int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
    int fd = libc.socket(SocketAddresses.family(config.address()), type, 0);
    try {
      require("socket", libc, fd);
      return new Listening(libc, fd, listen(libc, arena, fd, config));
    } catch (IOException e) {
      if (fd >= 0) {
        libc.close(fd);
      }
      throw Listener.failure(config, e);
    }
  }

  private static int listen(Libc libc, Arena arena, int fd, ServerConfig config)
      throws IOException {
    MemorySegment one = arena.allocateFrom(JAVA_INT, 1);
    require("setsockopt", libc, libc.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, one, Integer.BYTES));
    if (config.reusePort()) {
      require(
          "setsockopt", libc, libc.setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, one, Integer.BYTES));
    }
    MemorySegment address = SocketAddresses.encode(arena, config.address(), config.port());
    require("bind", libc, libc.bind(fd, address, (int) address.byteSize()));
    require("listen", libc, libc.listen(fd, config.backlog()));
    MemorySegment bound = arena.allocate(SocketAddresses.MOST_BYTES, Long.BYTES);
    MemorySegment length = arena.allocateFrom(JAVA_INT, SocketAddresses.MOST_BYTES);
    require("getsockname", libc, libc.getsockname(fd, bound, length));
    return SocketAddresses.port(bound);
  }

  private static void require(String call, Libc libc, int result) throws IOException {
    if (result < 0) {
      throw Errno.failure(call, libc.errno());
    }
  }

  int port() {
    return port;
  }

  /** A descriptor, or {@link #NONE_WAITS}. */
  int accept() throws IOException {
    while (!stopped) {
      int accepted = libc.accept4(fd(), SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (accepted >= 0) {
        return accepted;
      }
      int errno = libc.errno();
      if (errno == Errno.EAGAIN) {
        return NONE_WAITS;
      }
      if (errno != Errno.ECONNABORTED && errno != Errno.EINTR && !stopped) {
        throw Errno.failure("accept4", errno);
      }
    }
    throw new ClosedChannelException();
  }

  void refuse(int accepted) {
    libc.close(accepted);
  }

  /**
   * Refuses connections from now on. Any thread: the descriptor stays, so that a loop that is about
   * to use it does not use another file's.
   */
  void stop() {
    stopped = true;
    new Libc(Arena.ofAuto()).shutdown(fd(), SHUT_RDWR);
  }

  void close() {
    if (!closed) {
      closed = true;
      stopped = true;
      libc.close(fd());
    }
  }
}
