package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Pairs of connected, non-blocking sockets, one end to read from and one to write to. The ends to
 * write to are moved to numbers of 1,024 and above, so that select has all the lower ones for those
 * it watches. Confined to one thread.
 */
// Restricted methods are what this class is for.
@SuppressWarnings("restricted")
final class SocketPairs {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int MSG_NOSIGNAL = 0x4000;

  private static final MethodHandle SOCKETPAIR =
      call("socketpair", new MemoryLayout[] {JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS});
  private static final MethodHandle FCNTL =
      call(
          "fcntl",
          new MemoryLayout[] {JAVA_INT, JAVA_INT, JAVA_INT},
          Linker.Option.firstVariadicArg(2));

  private final Libc libc;
  private final MemorySegment octet;
  private final int[] readers;
  private final int[] writers;
  private int count;

  private SocketPairs(Libc libc, Arena arena, int most) {
    this.libc = libc;
    octet = arena.allocate(JAVA_BYTE);
    readers = new int[most];
    writers = new int[most];
  }

  private static MethodHandle call(
      String name, MemoryLayout[] arguments, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        options);
  }

  /**
   * So many pairs.
   *
   * @throws IOException if there are not so many descriptors; none is left open then
   */
  static SocketPairs open(Libc libc, Arena arena, int count) throws IOException {
    SocketPairs pairs = new SocketPairs(libc, arena, count);
    MemorySegment ends = arena.allocate(JAVA_INT, 2);
    try {
      for (int i = 0; i < count; i++) {
        pairs.add(ends);
      }
    } catch (IOException e) {
      pairs.close();
      throw e;
    }
    return pairs;
  }

  private void add(MemorySegment ends) throws IOException {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) < 0) {
      throw noMore("socketpair");
    }
    int low = ends.getAtIndex(JAVA_INT, 1);
    int high = fcntl(low, F_DUPFD_CLOEXEC, SelectPoller.FD_SETSIZE);
    libc.close(low);
    readers[count] = ends.getAtIndex(JAVA_INT, 0);
    if (high < 0) {
      libc.close(readers[count]);
      throw noMore("fcntl");
    }
    writers[count] = high;
    count++;
  }

  private IOException noMore(String call) {
    return new IOException(
        call + " gave no more after " + count + " pairs: take fewer, or raise ulimit -n");
  }

  private static int socketpair(int domain, int type, int protocol, MemorySegment ends) {
    try {
      return (int) SOCKETPAIR.invokeExact(domain, type, protocol, ends);
    } catch (Throwable e) {
      throw new AssertionError("a call whose types do not fit", e);
    }
  }

  private static int fcntl(int fd, int command, int argument) {
    try {
      return (int) FCNTL.invokeExact(fd, command, argument);
    } catch (Throwable e) {
      throw new AssertionError("a call whose types do not fit", e);
    }
  }

  int count() {
    return count;
  }

  /** The descriptor to be watched. */
  int reader(int pair) {
    return readers[pair];
  }

  /** Writes one byte. */
  void send(int pair) throws IOException {
    if (libc.send(writers[pair], octet, 1, MSG_NOSIGNAL) != 1) {
      throw new IOException("socket pair " + pair + " takes no byte");
    }
  }

  /** Reads one byte, which has to be there. */
  void receive(int pair) throws IOException {
    if (libc.recv(readers[pair], octet, 1, 0) != 1) {
      throw new IOException("socket pair " + pair + " was told to be ready, and has no byte");
    }
  }

  void close() {
    for (int i = 0; i < count; i++) {
      libc.close(readers[i]);
      libc.close(writers[i]);
    }
    count = 0;
  }
}
