package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import java.io.IOException;
import java.lang.foreign.Arena;

/** Level-triggered epoll: a descriptor is told as long as it is ready, and a change is a call. */
final class LevelPoller extends EpollPoller {
  LevelPoller(Arena arena) throws IOException {
    super(arena);
  }

  @Override
  void add(Pollable pollable) throws IOException {
    epoll().add(pollable.fd(), Epoll.IN);
    pollable.setInterest(Interest.READ);
  }

  @Override
  void want(Pollable pollable, Interest wanted) throws IOException {
    Interest before = pollable.interest();
    if (before == wanted) {
      return;
    }
    if (wanted == Interest.NONE) {
      epoll().remove(pollable.fd());
    } else if (before == Interest.NONE) {
      epoll().add(pollable.fd(), bits(wanted));
    } else {
      epoll().modify(pollable.fd(), bits(wanted));
    }
    pollable.setInterest(wanted);
  }

  private static int bits(Interest wanted) {
    return wanted == Interest.READ ? Epoll.IN : Epoll.OUT;
  }

  @Override
  public void poll(long millis) throws IOException {
    await(millis);
  }

  @Override
  void told(Pollable pollable, int bits) {
    pollable.tell();
  }
}
