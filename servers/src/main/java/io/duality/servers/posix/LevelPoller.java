package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import java.io.IOException;
import java.lang.foreign.Arena;

/** Level-triggered epoll: a descriptor is told as long as it is ready, and a change is a call. */
final class LevelPoller extends NativePoller {
  private final Epoll epoll;

  LevelPoller(Arena arena) throws IOException {
    super(arena);
    try {
      epoll = new Epoll(libc(), arena);
      epoll.add(wakeupDescriptor(), Epoll.IN);
    } catch (IOException e) {
      super.close();
      throw e;
    }
  }

  @Override
  void add(Pollable pollable) throws IOException {
    epoll.add(pollable.fd(), Epoll.IN);
    pollable.setInterest(Interest.READ);
  }

  @Override
  void want(Pollable pollable, Interest wanted) throws IOException {
    Interest before = pollable.interest();
    if (before == wanted) {
      return;
    }
    if (wanted == Interest.NONE) {
      epoll.remove(pollable.fd());
    } else if (before == Interest.NONE) {
      epoll.add(pollable.fd(), bits(wanted));
    } else {
      epoll.modify(pollable.fd(), bits(wanted));
    }
    pollable.setInterest(wanted);
  }

  private static int bits(Interest wanted) {
    return wanted == Interest.READ ? Epoll.IN : Epoll.OUT;
  }

  @Override
  public void poll(long millis) throws IOException {
    int ready = epoll.await(millis);
    for (int i = 0; i < ready; i++) {
      Pollable pollable = reported(epoll.descriptor(i));
      if (pollable != null) {
        pollable.tell();
      }
    }
  }

  @Override
  public void close() {
    epoll.close();
    super.close();
  }
}
