package io.duality.servers.posix;

import java.io.IOException;
import java.lang.foreign.Arena;

/** What both ways to use epoll have in common. */
abstract class EpollPoller extends NativePoller {
  private final Epoll epoll;

  EpollPoller(Arena arena) throws IOException {
    super(arena);
    try {
      epoll = open(libc(), arena, wakeupDescriptor());
    } catch (IOException e) {
      super.close();
      throw e;
    }
  }

  private static Epoll open(Libc libc, Arena arena, int wakeup) throws IOException {
    Epoll opened = new Epoll(libc, arena);
    try {
      opened.add(wakeup, Epoll.IN);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  final Epoll epoll() {
    return epoll;
  }

  /** Waits, and passes on what the kernel tells. */
  final void await(long millis) throws IOException {
    int ready = epoll.await(millis);
    for (int i = 0; i < ready; i++) {
      Pollable pollable = reported(epoll.descriptor(i));
      if (pollable != null) {
        told(pollable, epoll.bits(i));
      }
    }
  }

  /** The kernel has told this of a descriptor. */
  abstract void told(Pollable pollable, int bits);

  @Override
  public final void close() {
    epoll.close();
    super.close();
  }
}
