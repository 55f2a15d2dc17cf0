package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The one place of native calls: the C library's, each named as there. An instance belongs to one
 * thread at a time and holds that thread's errno. Loading this class on another system than Linux
 * fails. Longer than other files, because it is a table of calls and nothing else.
 */
// Restricted methods are what this class is for.
@SuppressWarnings("restricted")
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LOOKUP = LINKER.defaultLookup();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

  private static final MethodHandle SOCKET = captured("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      captured("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKOPT =
      captured("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle BIND = captured("bind", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle LISTEN = captured("listen", JAVA_INT, JAVA_INT);
  private static final MethodHandle GETSOCKNAME =
      captured("getsockname", JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle ACCEPT4 =
      captured("accept4", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
  private static final MethodHandle SHUTDOWN = captured("shutdown", JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = captured("close", JAVA_INT);
  private static final MethodHandle EPOLL_CREATE1 = captured("epoll_create1", JAVA_INT);
  private static final MethodHandle EPOLL_CTL =
      captured("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle EVENTFD = captured("eventfd", JAVA_INT, JAVA_INT);
  private static final MethodHandle EVENTFD_READ = captured("eventfd_read", JAVA_INT, ADDRESS);
  private static final MethodHandle EVENTFD_WRITE = captured("eventfd_write", JAVA_INT, JAVA_LONG);

  // The calls of each turn do not capture errno: it costs a call into the JVM and, when the
  // compiler does not see through it, an object each time. Whoever gets -1 asks the twin that does.
  private static final MethodHandle EPOLL_WAIT = epollWait();
  private static final MethodHandle EPOLL_WAIT_CAPTURED = epollWait(CAPTURE);
  private static final MethodHandle SELECT = select();
  private static final MethodHandle SELECT_CAPTURED = select(CAPTURE);

  // Critical: a non-blocking socket's recv and send never wait, so that the thread's change of
  // state can be left out; recv may so write to the heap, with no copy in between.
  private static final MethodHandle RECV = transfer("recv", Linker.Option.critical(true));
  private static final MethodHandle SEND = transfer("send", Linker.Option.critical(true));
  private static final MethodHandle RECV_CAPTURED =
      transfer("recv", Linker.Option.critical(true), CAPTURE);
  private static final MethodHandle SEND_CAPTURED =
      transfer("send", Linker.Option.critical(true), CAPTURE);

  private final MemorySegment state;

  Libc(Arena arena) {
    state = arena.allocate(STATE);
  }

  private static MethodHandle captured(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(JAVA_INT, arguments), CAPTURE);
  }

  private static MethodHandle epollWait(Linker.Option... options) {
    return handle(
        "epoll_wait",
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
        options);
  }

  private static MethodHandle select(Linker.Option... options) {
    return handle(
        "select",
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
        options);
  }

  private static MethodHandle transfer(String name, Linker.Option... options) {
    return handle(
        name, FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), options);
  }

  private static MethodHandle handle(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(LOOKUP.findOrThrow(name), descriptor, options);
  }

  /** Of the last call that returned -1, if it is one that captures it. */
  int errno() {
    return (int) ERRNO.get(state, 0L);
  }

  int socket(int domain, int type, int protocol) {
    try {
      return (int) SOCKET.invokeExact(state, domain, type, protocol);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int setsockopt(int fd, int level, int option, MemorySegment value, int length) {
    try {
      return (int) SETSOCKOPT.invokeExact(state, fd, level, option, value, length);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int getsockopt(int fd, int level, int option, MemorySegment value, MemorySegment length) {
    try {
      return (int) GETSOCKOPT.invokeExact(state, fd, level, option, value, length);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int bind(int fd, MemorySegment address, int length) {
    try {
      return (int) BIND.invokeExact(state, fd, address, length);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int listen(int fd, int backlog) {
    try {
      return (int) LISTEN.invokeExact(state, fd, backlog);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int getsockname(int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int) GETSOCKNAME.invokeExact(state, fd, address, length);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The peer's address is not asked for. */
  int accept4(int fd, int flags) {
    try {
      return (int) ACCEPT4.invokeExact(state, fd, MemorySegment.NULL, MemorySegment.NULL, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int shutdown(int fd, int how) {
    try {
      return (int) SHUTDOWN.invokeExact(state, fd, how);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int close(int fd) {
    try {
      return (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int epollCreate1(int flags) {
    try {
      return (int) EPOLL_CREATE1.invokeExact(state, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int epollCtl(int epoll, int operation, int fd, MemorySegment event) {
    try {
      return (int) EPOLL_CTL.invokeExact(state, epoll, operation, fd, event);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Asked again at once if it fails, for errno. */
  int epollWait(int epoll, MemorySegment events, int most, int millis) {
    try {
      int ready = (int) EPOLL_WAIT.invokeExact(epoll, events, most, millis);
      if (ready < 0) {
        ready = (int) EPOLL_WAIT_CAPTURED.invokeExact(state, epoll, events, most, 0);
      }
      return ready;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Does not capture errno. No exceptional conditions are asked for. */
  int select(int count, MemorySegment read, MemorySegment write, MemorySegment timeval) {
    try {
      return (int) SELECT.invokeExact(count, read, write, MemorySegment.NULL, timeval);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int selectCaptured(int count, MemorySegment read, MemorySegment write, MemorySegment timeval) {
    try {
      return (int)
          SELECT_CAPTURED.invokeExact(state, count, read, write, MemorySegment.NULL, timeval);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int eventfd(int initial, int flags) {
    try {
      return (int) EVENTFD.invokeExact(state, initial, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int eventfdRead(int fd, MemorySegment value) {
    try {
      return (int) EVENTFD_READ.invokeExact(state, fd, value);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int eventfdWrite(int fd, long value) {
    try {
      return (int) EVENTFD_WRITE.invokeExact(state, fd, value);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Does not capture errno. */
  long recv(int fd, MemorySegment buffer, long length, int flags) {
    try {
      return (long) RECV.invokeExact(fd, buffer, length, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long recvCaptured(int fd, MemorySegment buffer, long length, int flags) {
    try {
      return (long) RECV_CAPTURED.invokeExact(state, fd, buffer, length, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Does not capture errno. */
  long send(int fd, MemorySegment buffer, long length, int flags) {
    try {
      return (long) SEND.invokeExact(fd, buffer, length, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long sendCaptured(int fd, MemorySegment buffer, long length, int flags) {
    try {
      return (long) SEND_CAPTURED.invokeExact(state, fd, buffer, length, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private static AssertionError broken(Throwable e) {
    return new AssertionError("a call whose types do not fit", e);
  }
}
