package io.duality.loadgen.net;

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
import java.util.Optional;

/**
 * The one place of native calls: the C library's, each named as there. An instance belongs to one
 * thread and holds that thread's errno. Loading this class on another system than Linux fails.
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
  private static final MethodHandle CONNECT = captured("connect", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = captured("close", JAVA_INT);
  private static final MethodHandle EPOLL_CREATE1 = captured("epoll_create1", JAVA_INT);
  private static final MethodHandle EPOLL_CTL =
      captured("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle EPOLL_WAIT =
      captured("epoll_wait", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle NANOSLEEP =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("nanosleep"), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle PRCTL =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("prctl"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle EVENTFD = captured("eventfd", JAVA_INT, JAVA_INT);
  private static final MethodHandle EVENTFD_WRITE = captured("eventfd_write", JAVA_INT, JAVA_LONG);
  private static final MethodHandle CLOCK_GETTIME = captured("clock_gettime", JAVA_INT, ADDRESS);

  // The calls of each cycle do not capture errno: it costs a call into the JVM and, when the
  // compiler does not see through it, an object each time. Whoever gets -1 asks the twin that does.
  private static final Optional<MemorySegment> PWAIT2_SYMBOL = LOOKUP.find("epoll_pwait2");
  private static final MethodHandle EPOLL_PWAIT2 = PWAIT2_SYMBOL.map(Libc::wait).orElse(CLOSE);

  // Critical: a non-blocking socket's recv and send never wait, so that the thread's change of
  // state can be left out; recv may so write to the heap, with no copy in between.
  private static final MethodHandle RECV = transfer("recv", ADDRESS, Linker.Option.critical(true));
  private static final MethodHandle RECV_CAPTURED =
      transfer("recv", ADDRESS, Linker.Option.critical(true), CAPTURE);
  // The address as a number: a segment of each part that is sent would be an object each time.
  private static final MethodHandle SEND =
      transfer("send", JAVA_LONG, Linker.Option.critical(false));
  private static final MethodHandle SEND_CAPTURED =
      transfer("send", JAVA_LONG, Linker.Option.critical(false), CAPTURE);

  private final MemorySegment state;

  Libc(Arena arena) {
    state = arena.allocate(STATE);
  }

  private static MethodHandle captured(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LOOKUP.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments), CAPTURE);
  }

  private static MethodHandle wait(MemorySegment symbol) {
    return LINKER.downcallHandle(
        symbol, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
  }

  private static MethodHandle transfer(String name, MemoryLayout buffer, Linker.Option... options) {
    return LINKER.downcallHandle(
        LOOKUP.findOrThrow(name),
        FunctionDescriptor.of(JAVA_LONG, JAVA_INT, buffer, JAVA_LONG, JAVA_INT),
        options);
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

  int connect(int fd, MemorySegment address, int length) {
    try {
      return (int) CONNECT.invokeExact(state, fd, address, length);
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

  int epollWait(int epoll, MemorySegment events, int maxEvents, int millis) {
    try {
      return (int) EPOLL_WAIT.invokeExact(state, epoll, events, maxEvents, millis);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Whether this C library has epoll_pwait2 (glibc 2.35); the kernel may still lack it (5.11). */
  static boolean hasEpollPwait2() {
    return PWAIT2_SYMBOL.isPresent();
  }

  /** Does not capture errno. */
  int epollPwait2(int epoll, MemorySegment events, int maxEvents, MemorySegment timespec) {
    try {
      return (int) EPOLL_PWAIT2.invokeExact(epoll, events, maxEvents, timespec, MemorySegment.NULL);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Does not capture errno. */
  int nanosleep(MemorySegment timespec) {
    try {
      return (int) NANOSLEEP.invokeExact(timespec, MemorySegment.NULL);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Does not capture errno. */
  int prctl(int option, long value) {
    try {
      return (int) PRCTL.invokeExact(option, value);
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

  /** Does not capture errno. The address is native, and nobody checks it. */
  long send(int fd, long address, long length, int flags) {
    try {
      return (long) SEND.invokeExact(fd, address, length, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  long sendCaptured(int fd, long address, long length, int flags) {
    try {
      return (long) SEND_CAPTURED.invokeExact(state, fd, address, length, flags);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int clockGettime(int clock, MemorySegment timespec) {
    try {
      return (int) CLOCK_GETTIME.invokeExact(state, clock, timespec);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private static AssertionError broken(Throwable e) {
    return new AssertionError("a call whose types do not fit", e);
  }
}
